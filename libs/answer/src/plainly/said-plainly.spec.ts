import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { likeness, plainWord } from './like-words.ts';
import { saidPlainly } from './said-plainly.ts';

const passage = (title: string, text: string, headings: readonly string[] = []) =>
  ranked(aFoundChunk(text, { title, headings, chunkId: text }));

const found = [
  passage(
    'Kursordnung Töpferwerkstatt',
    'Kursbeginn ist um 18:30 Uhr. Die Kursgebühr beträgt 140 Euro. Gebrannt wird zweimal im Monat. Leiterin ist Frau Adler.\n\n' +
      'Am Kurs nehmen höchstens neun Personen teil. Glasuren werden in der Kammer aufbewahrt, geliehene Werkzeuge nach 14 Tagen zurückgegeben.',
  ),
  passage(
    'Preise im Café Mühle',
    '| Getränk | Preis in Euro |\n| --- | --- |\n| Milchkaffee | 3,80 |\n| Kakao | 3,20 |\n\nHunde sind erlaubt.',
  ),
  passage(
    'Rowing machine R2',
    'Weight: 31 kg\nColour: black\n\nThe seat slides on rails. Oil the rails every six weeks. The belt is covered for four years.',
  ),
  passage('Tarifs du musée', "L'entrée coûte 8 euros. Le musée est fermé le mardi.", ['Entrée']),
];
const said = (question: string) => saidPlainly(question, found)?.sentence.text ?? null;

describe('a sentence that plainly says what is asked', () => {
  it.each([
    ['Was kostet ein Kurs?', 'Die Kursgebühr beträgt 140 Euro.'],
    ['Wie oft wird gebrannt?', 'Gebrannt wird zweimal im Monat.'],
    ['Wie viele Personen können an einem Kurs teilnehmen?', 'Am Kurs nehmen höchstens neun Personen teil.'],
    ['Wer ist die Leiterin?', 'Leiterin ist Frau Adler.'],
    [
      'Wann muss ich geliehene Werkzeuge zurückgeben?',
      'Glasuren werden in der Kammer aufbewahrt, geliehene Werkzeuge nach 14 Tagen zurückgegeben.',
    ],
    ['Was kostet ein Kakao?', '| Kakao | 3,20 |'],
    ['Darf ich meinen Hund mitbringen?', 'Hunde sind erlaubt.'],
    ['Sind Hunde erlaubt?', 'Hunde sind erlaubt.'],
    ['How heavy is the rowing machine R2?', 'Weight: 31 kg'],
    ['How often should I oil the rails?', 'Oil the rails every six weeks.'],
    ['How long is the belt covered?', 'The belt is covered for four years.'],
    ["Combien coûte l'entrée ?", "L'entrée coûte 8 euros."],
  ])('%s', (question, sentence) => expect(said(question)).toBe(sentence));

  it.each([
    'Was kostet ein Brennofen?',
    'Was kostete ein Kurs 2019?',
    'Wie lange dauert ein Kurs?',
    'Was kostet ein Tee?',
    'Wann ist das Café geöffnet?',
    'How heavy is the seat?',
    'How long is the warranty on the seat?',
    'What colour is the belt?',
    'Quand ouvre le restaurant ?',
    'seat',
  ])('is not there: %s', (question) => expect(said(question)).toBeNull());

  it('tells what it says of it, and whether all of it is said in the same words', () => {
    expect(saidPlainly('Was kostet ein Kakao?', found)).toMatchObject({ isFull: true, kind: { name: 'an amount of money' } });
    const lent = saidPlainly('Wie lange darf man Werkzeuge behalten?', [passage('Regeln', 'Werkzeuge werden 14 Tage verliehen.')]);
    expect(lent).toMatchObject({ isFull: false, kind: { name: 'a length of time' } });
  });
});

it('is the one that calls it by its name, where another has the words too', () => {
  const manual = passage('Kettle', 'Rinse the tank with 2 litres of water. The tank holds 1.5 litres.');
  expect(saidPlainly('What is the capacity of the tank?', [manual])?.sentence.text).toBe('The tank holds 1.5 litres.');
});

describe('likeness of two words', () => {
  it.each([
    ['Urlaubsanträge', 'Urlaubsantrag', 1],
    ['ausleihen', 'ausgeliehen', 1],
    ['Bücher', 'Buch', 1],
    ['retried', 'retries', 1],
    ['Kabel', 'Kabellänge', 0.8],
    ['Herrenhaarschnitt', 'Herrenschnitt', 0.8],
    ['Urlaubsantrag', 'Antrag', 0.5],
    ['Schnitthöhe', 'Schnittbreite', 0],
    ['card', 'care', 0],
    ['2024', '2025', 0],
  ])('%s and %s: %d', (asked, word, expected) =>
    expect(likeness(plainWord(asked.toLowerCase()), plainWord(word.toLowerCase()))).toBe(expected),
  );
});
