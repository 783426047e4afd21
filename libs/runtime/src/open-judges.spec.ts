import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '#config';
import { chooseProfile } from '#models';
import { openLog } from '#telemetry';
import { writeTinyCrossEncoder } from '#testing';
import { openJudges } from './open-judges.ts';

const log = openLog({ level: 'silent', format: 'json' });
const absent = async () => {
  throw new Error('no network');
};

async function opened(environment: Record<string, string>) {
  await using stack = new AsyncDisposableStack();
  const config = readConfig({ AQUIFER_SECOND_EMBEDDER: 'none', ...environment });
  const profile = chooseProfile({ cores: 2, memoryBytes: 8e9, cuda: null }, config.models);
  const { secondEmbedder, crossEncoder, ...told } = await openJudges({ config, profile, log, stack, fetch: absent });
  return { ids: [secondEmbedder?.id, crossEncoder?.id], ...told };
}

it('opens nothing that nobody asked for', async () => {
  expect(await opened({})).toEqual({ ids: [undefined, undefined], reports: [], warnings: [] });
});

it('opens a cross-encoder out of a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aquifer-judges-'));
  try {
    await writeTinyCrossEncoder(join(folder, 'tiny'), ['tea']);
    const { ids, reports, warnings } = await opened({ AQUIFER_CROSS_ENCODER: join(folder, 'tiny') });
    expect([ids[1], warnings]).toEqual(['tiny', []]);
    expect(reports).toEqual([expect.objectContaining({ id: 'tiny', role: 'rerank', state: 'ready', device: 'cpu' })]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it.each([
  [{ AQUIFER_CROSS_ENCODER: '/nowhere/mine' }, 'no cross-encoder, so rankings stand without it: /nowhere/mine/tokenizer.json'],
  [{ AQUIFER_CROSS_ENCODER: 'potion-base-8m' }, 'cannot rank'],
  [{ AQUIFER_SECOND_EMBEDDER: 'all-minilm-l6-v2-int8' }, 'no second embedder, so rankings stand without it: no network'],
])('a judge that cannot be had is a warning: %j', async (environment: Record<string, string>, words) => {
  const { ids, reports, warnings } = await opened(environment);
  expect(ids).toEqual([undefined, undefined]);
  expect(warnings.join()).toContain(words);
  expect(reports).toEqual([expect.objectContaining({ state: 'failed' })]);
});
