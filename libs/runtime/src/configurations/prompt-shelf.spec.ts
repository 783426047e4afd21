import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promptIds, promptsOf, PromptShelf } from './prompt-shelf.ts';

let folder: string;
const write = (name: string, { inputs = 'question', user = '{{question}}' } = {}): void => {
  const [id = '', version = ''] = name.split('.v');
  const text = `---\nid: ${id}\nversion: ${version}\ninputs: [${inputs}]\nmaxTokens: 10\ntemperature: 0\n---\n# System\nBe kind.\n\n# User\n${user}\n`;
  writeFileSync(join(folder, `${name}.md`), text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aquifer-shelf-'));
  write('compose.v7');
  write('hyde.v1');
  write('variants.v2', { inputs: 'question, mood', user: '{{question}} {{mood}}' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the shelf of prompts', () => {
  it('serves what comes with the installation until somebody chooses otherwise', () => {
    const shelf = PromptShelf.read(folder);
    expect(Object.keys(shelf.newest())).toEqual([...promptIds]);
    expect(shelf.newest()['compose']).toBe(PromptShelf.read(null).newest()['compose']);
  });

  it('finds every version, and an operator’s own beside them', () => {
    const { texts, problems } = PromptShelf.read(folder).texts({ ...PromptShelf.read(null).newest(), compose: 7, hyde: 1 });
    expect(problems).toEqual([
      'prompts.hyde: there are two version 1, and their texts differ; give the one in AQUIFER_PROMPTS another number',
    ]);
    expect(texts['compose']).toContain('Be kind.');
  });

  it('says what is not there, and what nothing would fill in', () => {
    const { problems } = PromptShelf.read(folder).texts({ compose: 3, poem: 1, variants: 2 });
    expect(problems).toEqual([
      expect.stringMatching(
        /^prompts\.compose: there is no version 3; there are 1.*7\. Put compose\.v3\.md into the folder AQUIFER_PROMPTS$/,
      ),
      expect.stringContaining('prompts.poem: there is no such prompt'),
      'prompts.variants: version 2 wants {{mood}}, which nothing fills in',
    ]);
  });

  it('sees a file that came a moment ago', () => {
    write('rewrite.v9');
    expect(PromptShelf.read(folder).texts({ rewrite: 9 }).problems).toEqual([]);
  });

  it('has what comes with the installation whatever lies in the folder, and says what is wrong there', () => {
    const [alone, strange] = [PromptShelf.read(null), mkdtempSync(join(tmpdir(), 'aquifer-strange-'))];
    const newest = alone.newest();
    for (const name of ['README.md', `compose.v${newest['compose']}.md`, 'poem.v1.md', 'hyde.v5.md'])
      writeFileSync(join(strange, name), '# Prompts of ours\n');
    mkdirSync(join(strange, 'rewrite.v3.md'));
    const shelf = PromptShelf.read(strange);
    expect([shelf.newest(), shelf.newestTexts()]).toEqual([newest, alone.texts(newest).texts]);
    expect(Object.keys(promptsOf(shelf.newestTexts()))).toHaveLength(promptIds.length);
    expect(shelf.problems.toSorted()).toEqual([
      expect.stringMatching(/^AQUIFER_PROMPTS: prompt compose\.v\d+\.md cannot be used/),
      expect.stringMatching(/^AQUIFER_PROMPTS: prompt hyde\.v5\.md cannot be used/),
      expect.stringMatching(/^AQUIFER_PROMPTS: rewrite\.v3\.md cannot be read/),
    ]);
    expect(shelf.texts({ ...newest, hyde: 5, rewrite: 3 }).problems).toEqual([
      expect.stringContaining('prompts.compose: there are two version'),
      expect.stringContaining('prompts.rewrite: rewrite.v3.md cannot be read'),
      expect.stringContaining('prompts.hyde: prompt hyde.v5.md cannot be used'),
    ]);
    rmSync(strange, { recursive: true, force: true });
  });

  it('goes on without a folder that is not there, and says so', () => {
    const shelf = PromptShelf.read(join(folder, 'gone'));
    expect(shelf.problems).toEqual([expect.stringMatching(/^AQUIFER_PROMPTS: the folder .*gone cannot be read/)]);
    expect(shelf.texts(shelf.newest()).problems).toEqual([]);
    expect(shelf.texts({ compose: 700 }).problems).toEqual([expect.stringContaining('gone cannot be read')]);
  });

  it('gives prompts back out of the texts that a version holds', () => {
    const shelf = PromptShelf.read(null);
    const { texts } = shelf.texts(shelf.newest());
    expect(promptsOf(texts).compose.id).toBe('compose');
    expect(() => promptsOf({ compose: texts['compose'] ?? '' })).toThrow('rewrite, variants, hyde');
  });
});
