import { describe, expect, it } from 'vitest';
import { understand } from './understand.ts';

describe('the sides of a comparison', () => {
  it.each([
    ['Compare the warranty of the Heron 3 and the Heron 5.', ['the warranty of the Heron 3', 'the warranty of the Heron 5']],
    ['Compare the warranty of VX-117 and VX-125', ['the warranty of VX-117', 'the warranty of VX-125']],
    ['Compare the warranty of VX-117 with that of VX-125', ['the warranty of VX-117', 'the warranty of VX-125']],
    ['Compare the populations of France and Germany', ['the populations of France', 'the populations of Germany']],
    ['Compare prices for adults and children', ['prices for adults', 'prices for children']],
    [
      'Compare the prices and warranties of VX-117 and VX-125',
      ['the prices and warranties of VX-117', 'the prices and warranties of VX-125'],
    ],
    ['Compare the price of Basic, Pro and Team', ['the price of Basic', 'the price of Pro', 'the price of Team']],
    ['What is the difference in price between the Basic plan and the Pro plan?', ['price of the Basic plan', 'price of the Pro plan']],
    ['What are the differences between the price of Basic and the warranty of Pro?', ['the price of Basic', 'the warranty of Pro']],
    ['Heron 3 vs Heron 5: which has the longer warranty?', ['warranty of Heron 3', 'warranty of Heron 5']],
    ['Heron 3 vs. Heron 5, which one is cheaper?', ['how much does Heron 3 cost', 'how much does Heron 5 cost']],
    ['Which is louder, the Heron 3 or the Heron 5?', ['how loud is the Heron 3', 'how loud is the Heron 5']],
    ['Which one is heavier, VX-117 or VX-125?', ['how heavy is VX-117', 'how heavy is VX-125']],
    ['Which plan is cheaper, Basic or Pro?', ['how much does Basic plan cost', 'how much does Pro plan cost']],
    ['Which car is faster, the Alba car or the Brio car?', ['how fast is the Alba car', 'how fast is the Brio car']],
    ['Welches Gerät ist schwerer, der Falke oder der Sperber?', ['wie schwer ist der Falke', 'wie schwer ist der Sperber']],
    ['Which is bigger, the Alba or the Brio?', ['how big is the Alba', 'how big is the Brio']],
    ['Was ist lauter, der Heron 3 oder der Heron 5?', ['wie laut ist der Heron 3', 'wie laut ist der Heron 5']],
    ['Welcher ist höher, der Turm A oder der Turm B?', ['wie hoch ist der Turm A', 'wie hoch ist der Turm B']],
    ['Welcher ist günstiger, der Tarif Basis oder der Tarif Plus?', ['was kostet der Tarif Basis', 'was kostet der Tarif Plus']],
    [
      'What is the warranty of the Heron 3 and of the Heron 5?',
      ['What is the warranty of the Heron 3?', 'What is the warranty of the Heron 5?'],
    ],
    [
      'What is the warranty of the Heron 3 and the Heron 5?',
      ['What is the warranty of the Heron 3?', 'What is the warranty of the Heron 5?'],
    ],
    ['How long is the notice in Spain and in Italy?', ['How long is the notice in Spain?', 'How long is the notice in Italy?']],
    [
      'Wie lang ist die Garantie des Heron 3 und des Heron 5?',
      ['Wie lang ist die Garantie des Heron 3?', 'Wie lang ist die Garantie des Heron 5?'],
    ],
    [
      'Was kostet der Eintritt im Hallenbad Nord und im Hallenbad Süd?',
      ['Was kostet der Eintritt im Hallenbad Nord?', 'Was kostet der Eintritt im Hallenbad Süd?'],
    ],
    ['Which has the longer warranty, the Heron 3 or the Heron 5?', ['warranty of the Heron 3', 'warranty of the Heron 5']],
    ['Vergleiche die Garantie von Heron 3 und Heron 5.', ['die Garantie von Heron 3', 'die Garantie von Heron 5']],
    ['Vergleiche die Garantie des Heron 3 und des Heron 5', ['die Garantie des Heron 3', 'die Garantie des Heron 5']],
    ['Was ist der Unterschied im Preis zwischen Basic und Pro?', ['Preis: Basic', 'Preis: Pro']],
    ['Welcher hat die längere Garantie, der Heron 3 oder der Heron 5?', ['Garantie: der Heron 3', 'Garantie: der Heron 5']],
    ['What was the difference in total expense between 2009 and 2010?', ['total expense of 2009', 'total expense of 2010']],
    ['What were the differences in themes between “Got to Be a Way” and “Love”?', ['themes of “Got to Be a Way”', 'themes of “Love”']],
    ['How do Basic and Pro differ in price?', ['price of Basic', 'price of Pro']],
    ['How do the Heron 3 and the Heron 5 compare?', ['the Heron 3', 'the Heron 5']],
    ['Worin unterscheiden sich Basic und Pro im Preis?', ['Preis: Basic', 'Preis: Pro']],
    ['difference between cost of goods sold and operating expenses', ['cost of goods sold', 'operating expenses']],
    ['the difference between type 1 and type 2 diabetes', ['type 1', 'type 2 diabetes']],
  ])('have what they are compared in: %s', (question, parts) => {
    expect(understand(question).parts).toEqual(parts);
  });

  it.each([
    'Which documents are needed, and when or where do I send them?',
    'Who was Ada Lovelace, the mathematician or poet of London?',
    'Compare with the last one.',
    'What is the cost of goods and expenses?',
    'What is the role of the heart and the lungs?',
    'What is the relationship of the Heron 3 and the Heron 5?',
    'How many people live in Trinidad and Tobago?',
    'Who is the author of War and Peace?',
    'Wer ist der Leiter der Abteilung Forschung und Entwicklung?',
    'Is the Pro plan or the Basic plan cheaper?',
  ])('are none in: %s', (question) => {
    expect(understand(question).parts).toEqual([]);
  });
});
