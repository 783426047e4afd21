import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { tellProgress } from './tell-progress.ts';

test.each([
  [false, '1 of 3\n2 of 3\n3 of 3\n'],
  [true, '\r1 of 3\r1 of 3\r2 of 3\r3 of 3\n'],
])('progress on a terminal (%s) is one line that ends, elsewhere lines', (isTerminal, written) => {
  const stream = new PassThrough();
  if (isTerminal) Object.assign(stream, { isTTY: true });
  const tell = tellProgress(stream);
  for (const words of ['1 of 3', '1 of 3', '2 of 3']) tell(words, false);
  tell('3 of 3', true);
  expect(String(stream.read())).toBe(written);
});
