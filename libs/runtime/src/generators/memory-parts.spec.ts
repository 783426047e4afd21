import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '#config';
import { chooseProfile, findModel, manifest, modelFilePath } from '#models';
import { memoryParts } from './memory-parts.ts';

let dir: string;
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'aquifer-memory-parts-'))));
afterAll(() => rm(dir, { recursive: true }));

function partsOf(environment: Record<string, string>) {
  const config = readConfig({ AQUIFER_MODELS: dir, ...environment });
  return memoryParts(config, chooseProfile({ cores: 2, memoryBytes: 8e9, cuda: null }, config.models));
}

it('leaves out a model that no manifest knows: it is not opened, which is a warning and ends no start', () => {
  const named = { AQUIFER_GUARD_MODEL: 'misspelt', AQUIFER_CROSS_ENCODER: 'misspelt', AQUIFER_SECOND_EMBEDDER: 'misspelt' };
  expect(partsOf(named).map(({ name }) => name)).toEqual([
    'process and database',
    expect.stringMatching(/^embedder /),
    expect.stringMatching(/^caches/),
  ]);
});

it('says that prompts are parked only once there is a generator of this machine', async () => {
  const { id, files } = manifest.find(({ role }) => role === 'generate')!;
  const path = modelFilePath(dir, findModel(id), files[0]!.name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '');
  const namesOf = (generator: string) => partsOf({ AQUIFER_GENERATOR: generator }).map(({ name }) => name);
  expect(namesOf('none')).toContain('parked prompts (once a generator of this machine is switched to)');
  expect(namesOf(id)).toContain('parked prompts');
  await rm(path);
});

const ofNoKnownSize = manifest.filter(({ files }) => files.some(({ name, bytes }) => name === 'model.onnx' && bytes === null));

it.each(ofNoKnownSize.map(({ id, role }) => [id, role]))(
  'reckons %s by the size of its file, where the manifest has none',
  async (id, role) => {
    const path = modelFilePath(dir, findModel(id), 'model.onnx');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '');
    await truncate(path, 740e6);
    const parts = partsOf({ [role === 'classify' ? 'AQUIFER_GUARD_MODEL' : 'AQUIFER_CROSS_ENCODER']: id });
    expect(parts.find(({ name }) => name.endsWith(id))?.bytes).toBeGreaterThan(1.1e9);
  },
);
