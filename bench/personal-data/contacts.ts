// Phones, addresses, dates and names as five languages write them. Telephone numbers lie in ranges that regulators keep for films where there are any.
import { day, month } from './identifiers.ts';
import type { Draw } from './random.ts';

export const languages = ['en', 'de', 'fr', 'es', 'it'] as const;
export type Language = (typeof languages)[number];

const given: Readonly<Record<Language, readonly string[]>> = {
  en: ['Olivia', 'Harry', 'Priya', 'Desmond', 'Mary-Ann', 'J.', 'Siobhan', 'Wei'],
  de: ['Anneliese', 'Jürgen', 'Käthe', 'Ömer', 'Hans-Peter', 'Lieselotte', 'Björn'],
  fr: ['Hélène', 'Jean-Luc', 'Aïcha', 'Étienne', 'Maëlys', 'Thierry', 'Ségolène'],
  es: ['María', 'José Luis', 'Íñigo', 'Begoña', 'Ángela', 'Joaquín', 'Rocío'],
  it: ['Giuseppe', 'Chiara', 'Niccolò', 'Maria Grazia', 'Ettore', 'Loredana'],
};
const family: Readonly<Record<Language, readonly string[]>> = {
  en: ['Okafor', "O'Brien", 'Whitcombe', 'Patel', 'Fitzgerald-Jones', 'McAllister', 'Lund'],
  de: ['Grünewald', 'von Stetten', 'Yılmaz', 'Oberhuber', 'Schäfer', 'Meier-Lüdtke'],
  fr: ['Lefebvre', 'de La Tour', "d'Aubigné", 'Benali', 'Châtelain', 'Roux'],
  es: ['García Lozano', 'de la Fuente', 'Echeverría', 'Núñez Ortega', 'Peña'],
  it: ['Bellucci', "D'Amico", 'Della Valle', 'Fontanarosa', 'Esposito'],
};

export const nameOf = (draw: Draw, language: Language): string => `${draw.one(given[language])} ${draw.one(family[language])}`;

const phones: Readonly<Record<Language, readonly string[]>> = {
  en: ['+44 20 7946 0###', '020 7946 0###', '07700 900###', '+1 212 555 01##', '(415) 555-01##', '212-555-01##', '+353 1 234 5###'],
  de: ['+49 30 23125 ###', '030 23125###', '0171 39200##', '0049 221 4710 ###', '089/99998###', '+43 1 2345 67##', '+41 44 668 18 ##'],
  fr: ['+33 1 42 68 53 ##', '01 42 68 53 ##', '06 39 98 ## ##', '+33 (0)6 39 98 ## ##', '05.61.12.3#.##'],
  es: ['+34 91 523 4# ##', '91 523 4# ##', '612 34 5# ##', '+34 612 345 ###', '932 15 6# ##'],
  it: ['+39 06 698 4###', '06 698 4###', '333 12345##', '+39 333 123 45##', '02/7200 4###'],
};
export const phone = (draw: Draw, language: Language): string => draw.like(draw.one(phones[language]));

const hosts: Readonly<Record<Language, readonly string[]>> = {
  en: ['example.com', 'mail.example.org', 'example.co.uk'],
  de: ['beispiel.example.de', 'post.example.net'],
  fr: ['courriel.example.fr', 'example.com'],
  es: ['correo.example.es', 'example.org'],
  it: ['posta.example.it', 'example.com'],
};
export function mailAddress(draw: Draw, language: Language): string {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const [first, last] = [plain(draw.one(given[language])), plain(draw.one(family[language]))];
  return `${draw.one([`${first}.${last}`, `${first[0]}${last}`, `${last}${draw.digits(2)}`, `${first}+news`, `${first}_${last}`])}@${draw.one(hosts[language])}`;
}

const streets: Readonly<Record<Language, readonly (readonly [street: string, town: string])[]>> = {
  en: [
    ['## Baker Street', 'London NW1 6XE'],
    ['1## Maple Avenue, Apt. #B', 'Springfield, IL 62704'],
    ['4# Rose Lane', 'Leeds LS1 4AP'],
    ['12## West Oak Drive', 'Portland, OR 97205'],
  ],
  de: [
    ['Lindenstraße ##', '10969 Berlin'],
    ['Am Alten Markt #', '50667 Köln'],
    ['Goethestr. 1#a', '80336 München'],
    ['Mariahilfer Straße 1##', '1060 Wien'],
  ],
  fr: [
    ['1# rue de la République', '69002 Lyon'],
    ['#, avenue Victor Hugo', '75116 Paris'],
    ['2# bis boulevard Saint-Michel', '75005 Paris'],
    ['# place du Marché', '67000 Strasbourg'],
  ],
  es: [
    ['Calle de Alcalá, 1##', '28009 Madrid'],
    ['C/ Mayor 2#, 3.º B', '50001 Zaragoza'],
    ['Avda. de la Constitución, #', '41001 Sevilla'],
    ['Paseo de Gracia, n.º 4#', '08007 Barcelona'],
  ],
  it: [
    ['Via Garibaldi, 1#', '16124 Genova'],
    ['Piazza del Duomo, #', '20122 Milano (MI)'],
    ['Corso Vittorio Emanuele 1##', '10128 Torino'],
    ['Viale dei Mille, 3#', '50131 Firenze FI'],
  ],
};
export function address(draw: Draw, language: Language): string {
  const [street, town] = draw.one(streets[language]);
  return `${draw.like(street.replace(/#/, String(draw.between(1, 9))))}${draw.one([', ', '\n'])}${town}`;
}

const monthNames: Readonly<Record<Language, string>> = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
};
export function birthDate(draw: Draw, language: Language): string {
  const [dayOf, monthOf, year] = [day(draw), month(draw), draw.between(1935, 2009)];
  const named = monthNames[language].split(' ')[Number(monthOf) - 1] as string;
  const written: Readonly<Record<Language, readonly string[]>> = {
    en: [`${dayOf}/${monthOf}/${year}`, `${Number(dayOf)} ${named} ${year}`, `${named} ${Number(dayOf)}, ${year}`],
    de: [`${dayOf}.${monthOf}.${year}`, `${Number(dayOf)}. ${named} ${year}`],
    fr: [`${dayOf}/${monthOf}/${year}`, `${Number(dayOf)} ${named} ${year}`],
    es: [`${dayOf}/${monthOf}/${year}`, `${Number(dayOf)} de ${named} de ${year}`],
    it: [`${dayOf}/${monthOf}/${year}`, `${Number(dayOf)} ${named} ${year}`],
  };
  return draw.one([...written[language], `${year}-${monthOf}-${dayOf}`]);
}

export const ipAddress = (draw: Draw): string =>
  draw.one([
    `${draw.between(24, 99)}.${draw.below(256)}.${draw.below(256)}.${draw.between(1, 254)}`,
    `2a02:8108:${hex(draw)}:${hex(draw)}::${hex(draw)}`,
  ]);
export const macAddress = (draw: Draw): string =>
  Array.from({ length: 6 }, () => draw.between(16, 254).toString(16)).join(draw.one([':', '-']));

const hex = (draw: Draw): string => draw.between(4096, 65_535).toString(16);
