import { expect, test } from 'vitest';
import { asked, choiceLines } from './ask.ts';

test('what is asked back is listed with its numbers and the command that asks one', () => {
  const choices = ['3', '5'].map((number) => ({
    question: `What is the warranty of the Heron ${number}?`,
    documentId: number,
    title: `Heron ${number} manual`,
    hint: number === '3' ? 'Warranty, page 2' : '',
  }));
  expect(choiceLines(choices, 'cli-7')).toEqual([
    'Which of these is meant?',
    '1. What is the warranty of the Heron 3? (Heron 3 manual, Warranty, page 2)',
    '2. What is the warranty of the Heron 5? (Heron 5 manual)',
    'To ask the first, for example: npx aquifer ask 1 --conversation cli-7',
  ]);
  expect(choiceLines([], 'cli-7')).toEqual([]);
});

test('a question behind the list of collections is none of them', () => {
  expect(asked('How hot?', { collections: ['tea'] })).toEqual(['How hot?', { collections: ['tea'] }]);
  expect(asked(undefined, { collections: ['tea', 'How hot?'] })).toEqual(['How hot?', { collections: ['tea'] }]);
  for (const options of [{}, { collections: ['tea'] }]) expect(() => asked(undefined, options)).toThrow(/say what is asked/);
});
