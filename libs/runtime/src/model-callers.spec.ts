import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptFolder, readPromptFiles } from '#core';
import { QueryWriter, loadQueryPrompts } from '#retrieval';
import { ScriptedGenerator } from '#testing';

const root = join(import.meta.dirname, '../../..');
const isSource = (name: string): boolean => name.endsWith('.ts') && !/\.spec\.ts$|-for-specs\.ts$|conformance\.ts$/.test(name);
const sources = ['libs', 'apps'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/**
 * Everyone who asks a model for words, and what it is given. Whoever is new here says in docs/guarded-answers.md what its model reads of what
 * others wrote, gives it to the user's part alone, and holds what comes back against rules before it is used.
 */
const callers = {
  'apps/cli/src/eval/free-text.ts': 'an evaluation: passages of a data set',
  'libs/answer/src/compose/compose.ts': 'fenced evidence; each sentence is held against it, JSON against its schema',
  'libs/gateway/src/begin.ts': 'hands on what it was asked',
  'libs/gateway/src/canary.ts': 'prompts of its own',
  'libs/guard/src/judge/ask-judge.ts': 'a fenced passage, its words joined; what comes back is one of six reasons, or nothing',
  'libs/retrieval/src/understand/query-writer.ts': 'words of the asker; what comes back is searched, if it has their words',
  'libs/runtime/src/generators/local-generator.ts': 'hands on what it was asked',
};

describe('whoever asks a model for words', () => {
  it('is known, with what it gives it to read', () => {
    const found = sources.filter((path) => /\.generate\(/.test(readFileSync(path, 'utf8')));
    expect(found.map((path) => relative(root, path).split(sep).join('/')).toSorted()).toEqual(Object.keys(callers));
  });

  it('fills nothing into the part that a model takes for its own instructions', () => {
    const prompts = ['answer', 'retrieval', 'quality', 'guard'].flatMap((room) => readPromptFiles(promptFolder(room)));
    expect(prompts.length).toBeGreaterThan(5);
    expect(prompts.filter(({ prompt }) => prompt.system.includes('{{')).map(({ prompt }) => prompt.id)).toEqual([]);
  });

  it('has a question worded by instructions alone, on one line, and no tool', async () => {
    const generator = new ScriptedGenerator(['What does the ferry cost?']);
    const prompts = loadQueryPrompts();
    const writer = new QueryWriter(generator, prompts);
    await writer.beside('What does the ferry cost?', 'variants', new AbortController().signal);
    const [request] = generator.requests;
    expect(request?.system).toBe(prompts.variants.system);
    expect(Object.keys(request ?? {}).filter((key) => /tool|function/i.test(key))).toEqual([]);
  });
});
