import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTinyCrossEncoder } from '#testing';
import { OnnxCrossEncoder } from './onnx-cross-encoder.ts';

const words = ['tea', 'is', 'brewed', 'hot', 'coffee', 'ships', 'leave', 'at', 'noon', 'when', 'do', '?'];
const model = { id: 'tiny', contextTokens: 80, languages: null };
const options = { device: 'cpu', threads: 1 } as const;
const never = () => new AbortController().signal;

describe('OnnxCrossEncoder', () => {
  let dir: string;
  let encoder: OnnxCrossEncoder;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'aquifer-cross-'));
    await writeTinyCrossEncoder(join(dir, 'tiny'), words);
    encoder = await OnnxCrossEncoder.open(model, { dir }, options);
  });
  afterAll(async () => {
    await encoder[Symbol.asyncDispose]();
    await rm(dir, { recursive: true });
  });

  it('scores each passage beside the question, in their order', async () => {
    // Tokens of the question that stand in the passage, and the mark at their ends.
    const passages = ['Coffee is hot.', 'Ships leave at noon', '', 'when do ships leave? ships leave at noon'];
    expect(await encoder.score('When do ships leave?', passages, never())).toEqual([1, 3, 1, 8]);
    expect(await encoder.score('tea', [], never())).toEqual([]);
  });

  it('judges a passage that does not fit by its best part', async () => {
    const filler = Array.from({ length: 200 }, () => 'coffee').join(' ');
    const [long, buried] = await encoder.score('ships leave noon', [filler, `${filler} ships leave at noon ${filler}`], never());
    expect([long, buried]).toEqual([1, 4]);
  });

  it('takes a text without a space in it, and refuses a question that leaves no room', async () => {
    expect(await encoder.score('tea', ['?'.repeat(300)], never())).toEqual([1]);
    const question = Array.from({ length: 40 }, () => 'tea').join(' ');
    await expect(encoder.score(question, ['tea'], never())).rejects.toMatchObject({ code: 'prompt_too_long' });
  });

  it('stops with the signal', async () => {
    const stopping = new AbortController();
    const running = encoder.score(
      'tea',
      Array.from({ length: 500 }, () => 'tea is hot'),
      stopping.signal,
    );
    setTimeout(() => stopping.abort(new Error('late')), 5);
    await expect(running).rejects.toThrow('late');
    expect(await encoder.score('tea', ['tea'], never())).toEqual([2]);
  });

  it('refuses a model that gives no number', async () => {
    await writeTinyCrossEncoder(join(dir, 'without number'), words, Number.NaN);
    const opening = OnnxCrossEncoder.open({ ...model, id: 'without number' }, { dir }, options);
    await expect(opening).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('refuses files that are no cross-encoder, and says which', async () => {
    await writeTinyCrossEncoder(join(dir, 'broken'), words);
    await writeFile(join(dir, 'broken', 'model.onnx'), 'not a model');
    const opening = OnnxCrossEncoder.open({ ...model, id: 'broken' }, { dir }, options);
    await expect(opening).rejects.toMatchObject({ code: 'model_unavailable', message: expect.stringContaining('broken/model.onnx') });
  });
});
