import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './index.ts';

test('a second embedder judges beside the one it was measured with, unless told otherwise', () => {
  const second = (environment: Record<string, string>) => readConfig(environment).judges.secondEmbedder?.modelId ?? null;
  expect(second({})).toBe('all-minilm-l6-v2-int8');
  expect(second({ AQUIFER_EMBEDDER: 'potion-base-8m' })).toBeNull();
  expect(second({ AQUIFER_SECOND_EMBEDDER: 'none' })).toBeNull();
  expect(second({ AQUIFER_SECOND_SHARE: '0' })).toBeNull();
  expect(second({ AQUIFER_SECOND_EMBEDDER: 'potion-base-8m' })).toBe('potion-base-8m');
  expect(readConfig({}).judges.crossEncoder).toBeNull();
});

test('a cross-encoder is one of the manifest, or a folder', () => {
  expect(readConfig({ AQUIFER_CROSS_ENCODER: 'ms-marco' }).judges.crossEncoder?.model).toEqual({ kind: 'manifest', id: 'ms-marco' });
  const { model } = readConfig({ AQUIFER_CROSS_ENCODER: './mine' }).judges.crossEncoder ?? {};
  expect(model?.kind === 'folder' && isAbsolute(model.path)).toBe(true);
});

test('an embedder cannot be its own second, and judges leave something to the fused score', () => {
  expect(() => readConfig({ AQUIFER_SECOND_EMBEDDER: 'bge-small-en-v1.5-int8' })).toThrow('is the embedder already');
  expect(() => readConfig({ AQUIFER_CROSS_ENCODER: 'x', AQUIFER_CROSS_ENCODER_SHARE: '0.3' })).toThrow('together 1.00');
});
