import { expect, test } from 'vitest';
import { questionLines } from './question-lines.ts';

test('plain text has a question on each line, and keeps its numbers', () => {
  expect(questionLines('How hot?\r\n\n Who “signs”? ', 'questions.txt', 'extract')).toBe(
    '{"question":"How hot?","mode":"extract"}\n\n{"question":"Who “signs”?","mode":"extract"}',
  );
});

test('NDJSON goes as it is', () => {
  expect(questionLines('{"question":"How hot?"}\n', 'questions.NDJSON', 'auto')).toBe('{"question":"How hot?"}\n');
});
