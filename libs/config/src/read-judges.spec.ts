import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './index.ts';

test('no judge but late interaction unless one is named', () => {
  expect(readConfig({}).judges).toEqual({ secondEmbedder: null, crossEncoder: null });
});

test('a cross-encoder is one of the manifest, or a folder', () => {
  expect(readConfig({ AQUIFER_RERANKER: 'ms-marco' }).judges.crossEncoder?.model).toEqual({ kind: 'manifest', id: 'ms-marco' });
  const { model } = readConfig({ AQUIFER_RERANKER: './mine' }).judges.crossEncoder ?? {};
  expect(model?.kind === 'folder' && isAbsolute(model.path)).toBe(true);
});

test('an embedder cannot be its own second, and judges leave something to the fused score', () => {
  expect(() => readConfig({ AQUIFER_SECOND_EMBEDDER: 'bge-small-en-v1.5-int8' })).toThrow('is the embedder already');
  expect(() => readConfig({ AQUIFER_RERANKER: 'x', AQUIFER_RERANKER_SHARE: '0.6' })).toThrow('together 1.00');
});
