import { expect, test } from 'vitest';
import type { Answer, QuestionEvent } from '#contract';
import { AnswerPrinter } from './answer-printer.ts';

const citation = { marker: 1, title: 'Tea', page: 2, quote: 'Seventy degrees.', url: null };
const answered = (answer: string): Answer => ({ answer, status: 'answered', reason: null, citations: [citation] }) as never;
const token = (text: string): QuestionEvent => ({ event: 'token', data: { text, sentence: null } });

/** All that was written, to a terminal or a file. */
function written(isTTY: boolean, print: (printer: AnswerPrinter) => void, environment = {}): string {
  let text = '';
  print(new AnswerPrinter({ isTTY, write: (more) => (text += more) }, environment));
  return text.replaceAll('\u001b', '^');
}

const print = (printer: AnswerPrinter): void => {
  printer.wait('searching …');
  printer.take(token('Seventy degrees. [1]'));
  printer.finish(answered('Seventy degrees. [1]'));
};

test('a file gets the answer and its quotes, and nothing else', () => {
  expect(written(false, print)).toBe('Seventy degrees. [1]\n\n[1] Tea, page 2\n    “Seventy degrees.”\n');
});

test('a terminal gets the sentences as they come, over the words that stood there meanwhile', () => {
  expect(written(true, print)).toBe(
    '^[2msearching …^[22m\r^[KSeventy degrees. ^[36m[1]^[39m\n\n^[36m[1]^[39m Tea, page 2\n    ^[2m“Seventy degrees.”^[22m\n',
  );
  expect(written(true, print, { NO_COLOR: '1' })).not.toMatch(/\^\[\d/);
});

test('what was told and does not stand in the end is corrected on a terminal, and never reaches a file', () => {
  const corrected = (printer: AnswerPrinter): void => {
    printer.take(token('Ninety degrees.'));
    printer.finish(answered('Seventy degrees.'));
  };
  expect(written(true, corrected, { TERM: 'dumb' })).toMatch(/^Ninety degrees\.\n\nNot all .*stands:\nSeventy degrees\.\n/);
  expect(written(false, corrected)).not.toContain('Ninety');
});

test('a document cannot speak to the terminal', () => {
  const hostile = (printer: AnswerPrinter): void => printer.finish(answered('Hot.\u001b]0;owned\u0007\u009b2J\r\nStill hot.'));
  expect(written(true, hostile, { NO_COLOR: '1' })).toMatch(/^Hot\.\]0;owned2J\nStill hot\.\n/);
});

test('a line that is begun is ended before something else is said', () => {
  expect(written(true, (printer) => (printer.wait('searching …'), printer.leave()), { NO_COLOR: '1' })).toBe('searching …\r^[K');
  expect(written(true, (printer) => (printer.take(token('Hot')), printer.leave()))).toBe('Hot\n');
});
