import { join } from 'node:path';
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLlama } from '../../llama-library.ts';
import { missingModel, specModelsDir } from '../../model-for-specs.ts';
import { DraftingSequence } from './drafting-sequence.ts';
import { Drafts } from './drafts.ts';

const id = 'smollm2-135m-instruct-q4_1';
const never = new AbortController().signal;

describe.skipIf(await missingModel(id))('a model that drafts', { timeout: 60_000 }, () => {
  let context: LlamaContext;
  let writer: LlamaContextSequence;
  let held: LlamaContextSequence;
  let drafting: DraftingSequence;
  let counted: Token[];
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { llama } = await openLlama({ wantsGpu: false, threads: 1, onLog: () => undefined });
    const model = await llama.loadModel({ modelPath: join(specModelsDir, id, 'model.gguf'), gpuLayers: 0 });
    context = await model.createContext({ contextSize: 512, sequences: 2 });
    [writer, held] = [context.getSequence(), context.getSequence()];
    counted = model.tokenize(`Count: ${Array.from({ length: 40 }, (_, index) => index + 1).join(', ')},`);
    drafting = new DraftingSequence(held);
    close = () => llama.dispose();
  }, 60_000);
  beforeEach(() => held.clearHistory());
  afterAll(() => close());

  it('drafts what it is sure of, and reads what it holds already no second time', async () => {
    const draft = await drafting.follow(counted, 5, never);
    expect(context.model.detokenize([...counted, ...draft])).toContain('40, 41');
    expect(drafting.heldTokens).toBe(counted.length + draft.length - 1);
    expect(await drafting.follow(counted, 5, never)).toEqual(draft);
    expect(await drafting.follow(counted, 0, never)).toEqual([]);
  });

  it('ends within a step of an abort while it reads', async () => {
    const leaving = new AbortController();
    const reading = drafting.follow([...counted, ...counted], 5, leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
    expect(drafting.heldTokens).toBeLessThanOrEqual(128);
  });

  it('holds nothing of an answer but its instructions once that has ended, even by an abort', async () => {
    const drafts = new Drafts(context, [drafting]);
    await answer(drafts, 30);
    const leaving = new AbortController();
    await expect(answer(drafts, 30, leaving.signal, () => leaving.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(drafting.heldTokens).toBeLessThanOrEqual(5);
    expect(await answer(drafts, 8)).toBeGreaterThan(0);
    expect(writer.nextTokenIndex, 'no more is written than was asked for').toBe(counted.length - 1 + 8);
    expect(drafting.heldTokens).toBe(5);
  });

  /** How much of it was drafted. */
  async function answer(drafts: Drafts, most: number, signal = never, onToken = (): void => undefined): Promise<number> {
    const prompt = counted;
    const last = prompt.at(-1) as Token;
    await writer.clearHistory();
    await writer.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
    const request = { system: '', user: '', maxTokens: most, temperature: 0, route: 'compose' };
    await using run = drafts.begin(request, { sequence: writer, prompt, common: 5 });
    let written = 0;
    for await (const _ of run.tokens(writer, last, { most, temperature: 0, signal })) {
      written += 1;
      onToken();
      // What is drafted ends by itself.
      if (written === most && !run.figures().isOn) break;
    }
    return run.figures().drafted;
  }
});
