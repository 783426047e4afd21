import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { sentencesOf } from './choose-evidence.ts';
import { pricesFirst } from './priced.ts';

const kept = (question: string, text: string) =>
  pricesFirst(
    question,
    sentencesOf(ranked(aFoundChunk(text))).map((sentence) => ({ ...sentence, vector: new Float32Array(), cosine: 0, score: 0 })),
  ).map((sentence) => sentence.text);
const letter = 'The pumps for the Heron 7 will be delivered in week 27. We apologise. The unit price rises to 84 EUR.';

describe('a question for a price', () => {
  it.each([
    ['What will the pumps for the Heron 7 cost?', letter, 'The unit price rises to 84 EUR.'],
    ['How much do the pumps cost?', letter, 'The unit price rises to 84 EUR.'],
    ['What is the price of a pump?', letter, 'The unit price rises to 84 EUR.'],
    ['Was kosten die Pumpen?', 'Die Pumpen kommen in KW 27. Der Preis steigt auf 84 €.', 'Der Preis steigt auf 84 €.'],
    ['Wie teuer ist der Eintritt?', 'Der Eintritt ist abends. Kinder zahlen fünf Euro.', 'Kinder zahlen fünf Euro.'],
  ])('is answered by what speaks of money: %s', (question, text, expected) => expect(kept(question, text)).toEqual([expected]));

  it.each([
    ['When will the pumps be delivered?', letter],
    ['How long does it take to charge?', 'It takes 8 hours. The charger costs 20 euros.'],
    ['What does the pump cost?', 'It is delivered in week 27. It is blue.'],
    ['What is the cost of war?', 'War kills many. It destroys towns.'],
  ])('is no other question, and changes nothing where no money is spoken of: %s', (question, text) => {
    expect(kept(question, text).join(' ')).toBe(text);
  });
});
