import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generatorCanCompose, readComposeChecks, saveComposeCheck } from './compose-check.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'aquifer-checks-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const aCheck = (modelId: string, supportedRate: number) => ({ modelId, supportedRate, questions: 20, promptVersion: 2 });

it('results are kept beside the models, the latest of each', async () => {
  expect(await readComposeChecks({ dir })).toEqual([]);
  await saveComposeCheck({ dir }, aCheck('mine.gguf', 0.5));
  await saveComposeCheck({ dir }, aCheck('other.gguf', 0.95));
  await saveComposeCheck({ dir }, aCheck('mine.gguf', 0.92));
  const checks = await readComposeChecks({ dir });
  expect(checks).toHaveLength(2);
  expect(generatorCanCompose('mine.gguf', checks, 2)).toEqual({
    can: true,
    why: 'mine.gguf earned it: 92 % of its sentences were supported on 20 questions',
  });
  expect(generatorCanCompose('third.gguf', checks, 2).why).toContain('the file "third.gguf" has no result');
  expect(generatorCanCompose('mine.gguf', checks, 3)).toMatchObject({
    can: false,
    why: expect.stringContaining('was checked with version 2 of the prompt and 3 is in use'),
  });
});

it('a file that holds none is named with what to do', async () => {
  for (const text of ['nonsense', '{}', '[{"modelId":"x"}]']) {
    await writeFile(join(dir, 'compose-checks.json'), text);
    await expect(readComposeChecks({ dir })).rejects.toThrow(/compose-checks\.json holds no check results; delete it/);
  }
});
