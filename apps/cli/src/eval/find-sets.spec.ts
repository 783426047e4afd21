import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSets } from './find-sets.ts';

describe('the sets of a folder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aquifer-sets-'));
    for (const set of ['science', 'science/passages', 'languages/de', 'languages/en', 'notes'])
      await mkdir(join(folder, set), { recursive: true });
    for (const set of ['science', 'science/passages', 'languages/de', 'languages/en'])
      await writeFile(join(folder, set, 'qrels.tsv'), 'query\tdocument\tgrade\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are the folder itself where it is one', async () => {
    expect(await findSets(join(folder, 'science'))).toEqual([join(folder, 'science')]);
  });

  it('are all beneath it where it is none', async () => {
    const names = (await findSets(folder)).map((path) => path.slice(folder.length + 1));
    expect(names).toEqual(['languages/de', 'languages/en', 'science', 'science/passages']);
  });

  it('are asked for when there are none, or no folder', async () => {
    await expect(findSets(join(folder, 'notes'))).rejects.toThrow(/holds no data set/);
    await expect(findSets(join(folder, 'nowhere'))).rejects.toThrow(/there is no folder .*nowhere/);
  });
});
