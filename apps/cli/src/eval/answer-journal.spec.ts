import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SaidAnswer } from '#quality';
import { AnswerFile } from './answer-journal.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'aquifer-journal-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const anAnswer = (id: string, mode: SaidAnswer['mode']): SaidAnswer => ({
  id,
  mode,
  sentences: [],
  citations: [],
  evidence: 1,
  isGiven: true,
  removed: [],
  fallbacks: [],
  seconds: 1,
});

it('goes on behind a line that was cut off, and asks its question again', async () => {
  const path = join(dir, 'torn.jsonl');
  const first = await AnswerFile.open(path, 'small');
  await first.keep(anAnswer('a', 'compose'));
  await writeFile(path, `${await readFile(path, 'utf8')}{"id":"b","mo`);
  const next = await AnswerFile.open(path, 'small');
  expect(next.said.map(({ id }) => id)).toEqual(['a']);
  await next.keep(anAnswer('b', 'compose'));
  expect((await AnswerFile.open(path, 'small')).said.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('does not mix the answers of two models; what is extracted is of none', async () => {
  const path = join(dir, 'models.jsonl');
  await (await AnswerFile.open(path, 'small')).keep(anAnswer('a', 'extract'));
  const large = await AnswerFile.open(path, 'large');
  await large.keep(anAnswer('a', 'compose'));
  await expect(AnswerFile.open(path, 'small')).rejects.toThrow(/holds answers of "large" and "small" is to write/);
});

it('takes only a missing file for an empty one, and names a line that is no answer', async () => {
  await expect(AnswerFile.open(dir, null)).rejects.toThrow(/could not be read/);
  const path = join(dir, 'broken.jsonl');
  await writeFile(path, 'nonsense\n{"id":"a","mode":"extract"}\n');
  await expect(AnswerFile.open(path, null)).rejects.toThrow(/line 1 of .* is no answer/);
});
