import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';

const found = (text: string): string[] => findPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('what a text tells of persons', () => {
  it.each([
    ['a card, also beside other numbers', 'Card 4111 1111 1111 1111 12/27', ['payment-card: 4111 1111 1111 1111']],
    ['an IBAN as far as its country writes it', 'Send to DE89 3704 0044 0532 0130 00 BIC COBADEFF', ['iban: DE89 3704 0044 0532 0130 00']],
    ['a German tax id', 'Steuer-ID 86 095 742 719', ['national-id: 86 095 742 719']],
    ['a French social security number', 'NIR 2 55 08 14 168 025 38', ['national-id: 2 55 08 14 168 025 38']],
    ['a Spanish DNI', 'DNI 12345678Z', ['national-id: 12345678Z']],
    ['a codice fiscale', 'C.F. RSSMRA85T10A562S', ['national-id: RSSMRA85T10A562S']],
    ['an Aadhaar number', 'Aadhaar 2341 2341 2346', ['national-id: 2341 2341 2346']],
    ['a telephone number', 'Rufen Sie +49 30 901820 an', ['phone: +49 30 901820']],
    [
      'an e-mail address, also when spelt',
      'jane (at) example (dot) org or jane@example.org',
      ['e-mail: jane (at) example (dot) org', 'e-mail: jane@example.org'],
    ],
    [
      'e-mail addresses behind a colon, in links, in paths and between marks',
      'E-Mail:a.b@firma.de [Anna](mailto:c@firma.de) claims/d@firma.de _e@firma.de_ -f@firma.de x?to=g%40firma.de',
      ['a.b@firma.de', 'c@firma.de', 'd@firma.de', 'e@firma.de', 'f@firma.de', 'g%40firma.de'].map((address) => `e-mail: ${address}`),
    ],
    [
      'an e-mail address before the ending of a file’s name, and in lands whose names end like files',
      'anna.kunz@firma.de.md, bert@example.com.txt, jovan@posta.rs, maria@correo.com.py, ion@mail.md',
      ['anna.kunz@firma.de', 'bert@example.com', 'jovan@posta.rs', 'maria@correo.com.py', 'ion@mail.md'].map(
        (address) => `e-mail: ${address}`,
      ),
    ],
    [
      'an e-mail address behind one of the web',
      'Anna,https://firma.de,anna@firma.de {"url":"https://firma.de","mail":"b@firma.de"} <a href="https://firma.de">c@firma.de</a>',
      ['anna@firma.de', 'b@firma.de', 'c@firma.de'].map((address) => `e-mail: ${address}`),
    ],
    [
      'numbers in names of files',
      'claim_4111-1111-1111-1111_x.md card#4111.1111.1111.1111 Rechnung_+49 171 3920019.md',
      ['payment-card: 4111-1111-1111-1111', 'payment-card: 4111.1111.1111.1111', 'phone: +49 171 3920019'],
    ],
    [
      'numbers between the commas of a row',
      '7,4111111111111111,12.50\n7,+49 30 901820,12\n7,86095742719,12\n7,RSSMRA85T10A562S,12\n7,536-22-1234,12',
      [
        'payment-card: 4111111111111111',
        'phone: +49 30 901820',
        'national-id: 86095742719',
        'national-id: RSSMRA85T10A562S',
        'national-id: 536-22-1234',
      ],
    ],
    [
      'what has a checksum in paths, links and names of files',
      '/cards/4111111111111111.json x-DE89370400440532013000_2024.pdf /users/12345678Z/x ssn_536-22-1234.pdf IBANDE89370400440532013000',
      [
        'payment-card: 4111111111111111',
        'iban: DE89370400440532013000',
        'national-id: 12345678Z',
        'national-id: 536-22-1234',
        'iban: DE89370400440532013000',
      ],
    ],
    [
      'cards and IBANs in other groups and over the end of a line',
      'Karte 4111 1111\n1111 1111, card 4111  1111  1111  1111; 4111_1111_1111_1111 DE89.3704.0044.0532.0130.00 DE89 3704 0044\n0532 0130 00',
      [
        'payment-card: 4111 1111\n1111 1111',
        'payment-card: 4111  1111  1111  1111',
        'payment-card: 4111_1111_1111_1111',
        'iban: DE89.3704.0044.0532.0130.00',
        'iban: DE89 3704 0044\n0532 0130 00',
      ],
    ],
    [
      'telephone numbers in keys, links and rows',
      '{"phoneNumber": "01711234567"} https://wa.me/14155552671 call_+14155552671_2024.wav Tel. 030 901820 / 030 901821',
      ['01711234567', '14155552671', '+14155552671', '030 901820', '030 901821'].map((number) => `phone: ${number}`),
    ],
    [
      'telephone numbers as the French group them, and behind what a person says',
      '06-12-34-56-78, 06.12.34.56.78, 0033 6 12 34 56 78; il mio numero è 3331234567; Phone number:\n4155552671',
      ['06-12-34-56-78', '06.12.34.56.78', '0033 6 12 34 56 78', '3331234567', '4155552671'].map((number) => `phone: ${number}`),
    ],
    [
      'e-mail addresses spelt in words, and over the end of a line',
      'jane AT example DOT org; juan arroba ejemplo punto es; jane (arobase) exemple (point) fr; jane.doe@\nexample.org',
      ['jane AT example DOT org', 'juan arroba ejemplo punto es', 'jane (arobase) exemple (point) fr', 'jane.doe@\nexample.org'].map(
        (address) => `e-mail: ${address}`,
      ),
    ],
    ['a French street alone, all of it', 'adresse : 12 rue de la Paix', ['address: 12 rue de la Paix']],
    ['an address over two lines', 'Lindenstraße 12\n10969 Berlin', ['address: Lindenstraße 12\n10969 Berlin']],
    [
      'a street and a place with dashes',
      'Karl-Marx-Straße 12, 13100 Aix-en-Provence',
      ['address: Karl-Marx-Straße 12, 13100 Aix-en-Provence'],
    ],
    ['a date that is called a birth', 'Nata a Roma il 3 maggio 1980', ['birth-date: 3 maggio 1980']],
    [
      'a birth by its key, its form and behind the date',
      '{"dateOfBirth":"1984-03-12"} birth_date: 1984-03-13; Date of birth (dd/mm/yyyy): 12/03/1984, wurde am 12.03.1985 geboren, born in Leeds on 12 March 1986',
      ['1984-03-12', '1984-03-13', '12/03/1984', '12.03.1985', '12 March 1986'].map((date) => `birth-date: ${date}`),
    ],
    ['a name by its title', 'Yesterday Mrs O’Brien rang.', ['name: O’Brien']],
    ['a name under a greeting', 'Mit freundlichen Grüßen\nKäthe von Stetten', ['name: Käthe von Stetten']],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));

  it('reads the zone of a passport', () => {
    const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
    expect(found(`Scan:\n${zone}`)).toEqual([`passport: ${zone}`]);
  });

  it('reads digits of other scripts, full-width ones and ones parted by what nobody sees, and points to them as they stand', () => {
    expect(found('Card ４１１１ １１１１ １１１１ １１１１.')).toEqual(['payment-card: ４１１１ １１１１ １１１１ １１１１']);
    expect(found('card ٤١١١١١١١١١١١١١١١')).toEqual(['payment-card: ٤١١١١١١١١١١١١١١١']);
    expect(found('IBAN DE89\u200b37040044053201300\u200b0')).toEqual(['iban: DE89\u200b37040044053201300\u200b0']);
  });

  it.each([
    ['a card whose check digit is wrong', 'Card 4111 1111 1111 1112'],
    ['an order', 'Order no. 302-8874541-2234567 of 2024-03-01'],
    ['a book', 'ISBN 978-3-16-148410-0'],
    ['a version', 'since version 10.14.2.7'],
    ['a place on the map', 'at 52.520008, 13.404954'],
    ['a moment', '1700000000000, that is 2023-11-14T22:13:20Z'],
    ['an amount', 'EUR 1.234.567,89 in all'],
    ['a picture', 'icon@2x.png, logo@2x.min.png and git@github.com:a/b.git'],
    ['who logs in at an address', 'postgres://reader:word@db.example.org/x, https://user@git.example.org/a.git'],
    ['a package', 'react@18.2.0.js, tool@1.2.rs, getty@tty1.service'],
    ['the number of a program', 'photo_4111111111111111.jpg, /item/4111111111111111'],
    ['a greeting to nobody', 'Dear Customer,\nSehr geehrte Damen und Herren,'],
    ['a day that somebody calls on', 'Please call 2024-01-02 10:30; Tel.: siehe unten 02.01.2024'],
    ['what is said to be the number of a thing', 'SKU: 536-22-1234, Part AB123456C, Kundennummer 0171 234567, Az.: 030 12345/24'],
    ['what belongs to a telephone', 'Phone model 3310-2024-11, phone bill 1234567, Telefonkosten 2023 2024 2025'],
    ['digits of a fraction, an amount and a row that counts', '0,4111111111111111 EUR 1 234 567,89 129,019 40 1922 01 02 03 04 05'],
    ['nine digits that nobody calls anything', 'code 111222333'],
  ])('takes %s for nothing', (_, text) => expect(found(text)).toEqual([]));

  it.each([`${'A-'.repeat(30)} weg 1 `, `Weg 1 10969 ${'A-'.repeat(60)} `, `1 A Street, ${'A-'.repeat(60)} `])(
    'reads a row of capitals with dashes as quickly as anything: %s',
    (shape) => {
      findPersonalData(shape);
      const begun = process.cpuUsage();
      findPersonalData(shape.repeat(80_000 / shape.length));
      expect(process.cpuUsage(begun).user / 1000).toBeLessThan(250);
    },
  );

  it.each(['1 ', '4 ', 'DE89.', '536-22-1234 '])('reads a row of digits as quickly as anything: %s', (shape) => {
    findPersonalData(shape);
    const begun = process.cpuUsage();
    findPersonalData(shape.repeat(20_000 / shape.length));
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(200);
  });

  it('tells only the kinds asked for, and a card is no telephone number even where cards are none of them', () => {
    expect(findPersonalData('Call 4111 1111 1111 1111', { kinds: ['phone'] })).toEqual([]);
  });
});
