import { describe, expect, it } from 'vitest';
import { unnamed } from './called-names.ts';

const yak = 'Pumps\nThe Yak pump needs 17 litres of oil. It is changed every 400 hours.';
const pool = 'Fundsachen\nIm Hallenbad Süd werden sie vier Wochen aufbewahrt.';
const people = 'Contacts\nThe phone number of Ms Meier is 4471. Mr. Schulz works in building C.';

describe('a thing that nothing found names', () => {
  it.each([
    ['How many litres of oil does the Okapi pump need?', yak, 'Okapi'],
    ['How often is the oil of Okapi pumps changed?', yak, 'Okapi'],
    ['Wie lange werden Fundsachen im Hallenbad West aufbewahrt?', pool, 'West'],
    ['What is the phone number of Ms Huber?', people, 'Huber'],
    ['Wer ist Herr Huber?', 'Unser Lager leitet Frau Schulz.', 'Huber'],
    ['What does a room at the Hotel Bristol cost?', 'Nights at the Hotel Adler cost 90 EUR.', 'Bristol'],
  ])('%s', (question, text, name) => {
    expect(unnamed(question, [text])).toBe(`none of the passages found names ${name}`);
  });

  it.each([
    ['is one that some passage names', 'How many litres of oil does the Yak pump need?', yak],
    ['is one that some passage names in another case', 'What is Meier’s phone number, Ms Meier?', people],
    [
      'is none where nothing else of its kind is named',
      'How many litres of oil does the Okapi pump need?',
      'The pump needs 17 litres of oil.',
    ],
    ['is no first word', 'Green pumps need how much oil?', yak],
    ['is no small word', 'What oil does The Pump need?', yak],
    ['is no abbreviation', 'How often is the oil of the PTO pump changed?', yak],
    ['is nothing in a headline', 'Oil of the Okapi Pump', yak],
    ['is nothing where names are not written with capitals', 'how much oil does the okapi pump need', yak],
    ['is no German noun before another word', 'Wie viel Öl braucht die Pumpe im Jahr?', 'Im Sommer braucht die Pumpe Öl.'],
  ])('%s', (_, question, text) => {
    expect(unnamed(question, [text])).toBeNull();
  });
});
