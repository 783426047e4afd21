import { describe, expect, it } from 'vitest';
import { findEmbedModel, findGenerateModel, findModel } from './find-model.ts';
import { manifest } from './manifest.ts';
import type { ModelEntry } from './model-entry.ts';

function filesOf(entry: ModelEntry): string[] {
  if (entry.role === 'generate') return ['model.gguf'];
  if (entry.role === 'recognise') return [`${entry.language}.traineddata.gz`];
  if (entry.role === 'classify') return ['model.onnx', 'tokenizer.json', 'config.json'];
  return [entry.engine === 'onnx' ? 'model.onnx' : 'model.safetensors', 'tokenizer.json'];
}

describe('the manifest', () => {
  it('names every model once, in a form that is safe as a folder name', () => {
    const ids = manifest.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9._-]+$/);
  });

  it.each(manifest.map((entry) => [entry.id, entry] as const))(
    '%s has a licence that permits its use and whole file descriptions',
    (_id, entry) => {
      expect(['MIT', 'Apache-2.0']).toContain(entry.licence);
      if (entry.role !== 'recognise') expect(entry.contextTokens).toBeGreaterThan(0);
      expect(entry.files.map((file) => file.name)).toEqual(filesOf(entry));
      for (const file of entry.files) {
        expect(file.sources.length).toBeGreaterThan(0);
        if (file.sha256 === null) expect(file.sources.every((source) => source.kind === 'hub')).toBe(true);
        else expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(file.sha256 === null).toBe(file.bytes === null);
      }
    },
  );

  it('names those that nobody hashed here, as docs/compliance.md does', () => {
    const unhashed = manifest.filter(({ files }) => files.some(({ sha256 }) => sha256 === null));
    expect(unhashed.map(({ id }) => id)).toEqual([
      'ms-marco-minilm-l-6-v2-int8',
      'bge-reranker-base-int8',
      'deberta-v3-base-prompt-injection-v2',
      'qwen2.5-1.5b-instruct-q4_0',
      'qwen3-4b-instruct-2507-q4_k_m',
    ]);
  });

  it('finds models by id and role, and says what there is instead', () => {
    expect(findModel('bge-small-en-v1.5').role).toBe('embed');
    expect(findEmbedModel('all-minilm-l6-v2-int8').pooling).toBe('mean');
    expect(() => findModel('gpt-9')).toThrow(/no model "gpt-9".*bge-small-en-v1.5-int8/);
    expect(() => findEmbedModel('smollm2-135m-instruct-q4_1')).toThrow(/cannot embed/);
    expect(() => findGenerateModel('bge-small-en-v1.5')).toThrow(/cannot generate/);
  });
});
