import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEmbedder } from '#testing';
import { findEmbedModel } from './find-model.ts';
import { OnnxEmbedder } from './onnx-embedder.ts';
import { missingModel, specModelsDir } from './model-for-specs.ts';

const id = 'bge-small-en-v1.5-int8';
const missing = await missingModel(id);
const mustRun = process.env['CI'] === 'true';
const options = { device: 'cpu', threads: 1, passageRuns: 1 } as const;
const open = () => OnnxEmbedder.open(findEmbedModel(id), { dir: specModelsDir }, options);
const never = () => new AbortController().signal;
const aPassage = (seed: number) => Array.from({ length: 120 }, (_, word) => `word${(seed * 31 + word * 7) % 97}`).join(' ');

if (missing && !mustRun) console.warn(`skipped, the real embedder is not here: ${missing}`);

it.runIf(mustRun)('has the real embedder where absence is a failure', () => {
  expect(missing).toBeNull();
});

describe.skipIf(missing)(id, () => {
  describeEmbedder('OnnxEmbedder', open);

  describe('OnnxEmbedder', () => {
    let embedder: OnnxEmbedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(async () => {
      await embedder[Symbol.asyncDispose]();
    });

    it('finds what was meant, not what was said', async () => {
      const [question] = await embedder.embed(['how do I get my money back'], 'query', never());
      const passages = [
        'Refunds are paid within 14 days of your request.',
        'Our shop opens at nine in the morning.',
        'The money in the picture is from Rome.',
      ];
      const scores = (await embedder.embed(passages, 'passage', never())).map((vector) =>
        vector.reduce((sum, value, index) => sum + value * (question?.[index] ?? 0), 0),
      );
      expect(scores.indexOf(Math.max(...scores))).toBe(0);
    });

    it('gives a text the same vector whatever it is embedded with', async () => {
      const [alone] = await embedder.embed(['The ferry leaves at noon.'], 'passage', never());
      const together = await embedder.embed([aPassage(1), 'The ferry leaves at noon.', aPassage(2)], 'passage', never());
      expect(together[1]).toEqual(alone);
    });

    it('tells the tokens of a passage apart, beside the same vector', async () => {
      const texts = ['The ferry, at noon!', ''];
      const [ferry, nothing] = await embedder.embedPassages(texts, never());
      expect([ferry?.vector, nothing?.vector]).toEqual(await embedder.embed(texts, 'passage', never()));
      // the, ferry, at, noon: marks and punctuation are no tokens.
      expect(ferry?.signature).toHaveLength(4 * (embedder.dimensions / 8));
      expect(nothing?.signature).toHaveLength(0);
      const ones = Array.from(ferry?.signature ?? [], (byte) => byte.toString(2).replaceAll('0', '').length).reduce((a, b) => a + b);
      expect(ones / (4 * embedder.dimensions)).toBeGreaterThan(0.3);
      expect(ones / (4 * embedder.dimensions)).toBeLessThan(0.7);
    });

    it('gives the words of a question with their tokens', async () => {
      const { vector, tokens } = await embedder.embedQuery('Is strikethrough v2.1 free?', never());
      expect(vector).toEqual((await embedder.embed(['Is strikethrough v2.1 free?'], 'query', never()))[0]);
      expect(tokens.words.map(({ text }) => text)).toEqual(['Is', 'strikethrough', 'v2', '1', 'free']);
      const rows = tokens.words.reduce((sum, word) => sum + word.tokens, 0);
      expect(rows).toBeGreaterThan(5);
      expect(tokens.states).toHaveLength(rows * embedder.dimensions);
      expect(tokens.states.subarray(0, embedder.dimensions).reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
    });

    it('treats questions and passages differently', async () => {
      const [asQuery] = await embedder.embed(['refund period'], 'query', never());
      const [asPassage] = await embedder.embed(['refund period'], 'passage', never());
      expect(asQuery).not.toEqual(asPassage);
    });

    it('answers a question while a big batch of passages is under way', async () => {
      const controller = new AbortController();
      let isBatchDone = false;
      const batch = embedder
        .embed(
          Array.from({ length: 60 }, (_, index) => aPassage(index)),
          'passage',
          controller.signal,
        )
        .finally(() => (isBatchDone = true));
      expect(await embedder.embed(['how long does it take'], 'query', never())).toHaveLength(1);
      expect(isBatchDone).toBe(false);
      controller.abort(new Error('enough'));
      await expect(batch).rejects.toThrow('enough');
    });

    it('leaves the event loop free while it tokenises and computes', async () => {
      const controller = new AbortController();
      // One run of a text this long takes a core some 180 ms.
      const long = Array.from({ length: 240 }, (_, word) => `word${word % 10}`).join(' ');
      const batch = embedder.embed(
        Array.from({ length: 500 }, (_, index) => (index % 2 ? long : aPassage(index))),
        'passage',
        controller.signal,
      );
      const delays = monitorEventLoopDelay({ resolution: 5 });
      delays.enable();
      setTimeout(() => controller.abort(new Error('enough')), 1500);
      await expect(batch).rejects.toThrow('enough');
      delays.disable();
      expect(delays.percentile(95) / 1e6).toBeLessThan(60);
    });

    it('says on which device it runs and falls back to the CPU visibly', async () => {
      expect(embedder.deviceInUse).toEqual({ device: 'cpu', why: 'the CPU was chosen' });
      await using wanting = await OnnxEmbedder.open(findEmbedModel(id), { dir: specModelsDir }, { ...options, device: 'cuda' });
      if (wanting.deviceInUse.device === 'cpu') expect(wanting.deviceInUse.why).toMatch(/^CUDA was chosen, but /);
      expect(await wanting.embed(['works'], 'query', never())).toHaveLength(1);
    });

    it('finishes what is running before it closes, and refuses afterwards', async () => {
      const closing = await open();
      const running = closing.embed(['one more'], 'query', never());
      // Tokenised by now, so the run is on its way.
      await new Promise((resolve) => setImmediate(resolve));
      await closing[Symbol.asyncDispose]();
      expect(await running).toHaveLength(1);
      await expect(closing.embed(['too late'], 'query', never())).rejects.toMatchObject({ code: 'model_unavailable' });
    });
  });
});
