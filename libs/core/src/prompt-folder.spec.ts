import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { promptFolder, readPrompts } from './prompt-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aquifer-prompts-'));
  for (const version of [2, 10, 9])
    await writeFile(
      join(folder, `greet.v${version}.md`),
      `---\nid: greet\nversion: ${version}\ninputs: [name]\nmaxTokens: 10\ntemperature: 0\n---\n# System\nBe kind.\n\n# User\n{{name}}\n`,
    );
  await writeFile(join(folder, 'notes.txt'), 'no prompt');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('takes the newest version of each prompt', () => {
  expect(readPrompts(folder, ['greet']).greet.version).toBe(10);
});

it('names a prompt that is missing, and where', () => {
  expect(() => readPrompts(folder, ['greet', 'part'])).toThrow(`no prompt part.v<N>.md in ${folder}`);
});

it('finds the prompts of a room from the package', () => {
  expect(readPrompts(promptFolder('answer'), ['compose']).compose.id).toBe('compose');
});
