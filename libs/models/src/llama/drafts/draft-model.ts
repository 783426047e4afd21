import type { Llama, LlamaContext, LlamaContextSequence } from 'node-llama-cpp';
import { Fault } from '#core';
import { DraftingSequence } from './drafting-sequence.ts';

export interface DraftModelOpening {
  readonly llama: Llama;
  /** Of the model that writes. */
  readonly context: LlamaContext;
  /** A GGUF file with the same vocabulary. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Opens a small model that drafts for each sequence of a context; it lives as long as `llama`. A `model_unavailable` says why one cannot. */
export async function openDraftModel({ llama, context, path, signal }: DraftModelOpening): Promise<DraftingSequence[]> {
  await using stack = new AsyncDisposableStack();
  try {
    const model = await llama.loadModel({ modelPath: path, gpuLayers: context.model.gpuLayers > 0 ? 'max' : 0, loadSignal: signal });
    stack.defer(() => model.dispose());
    const { contextSize, totalSequences: sequences, batchSize } = context;
    const drafting = await model.createContext({ contextSize, sequences, batchSize, createSignal: signal });
    const own = Array.from({ length: sequences }, () => drafting.getSequence());
    if (own[0]) await refuseUnfit(own[0], context);
    stack.move();
    return own.map((sequence) => new DraftingSequence(sequence));
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault('model_unavailable', `${path} cannot draft: ${why}; name another AQUIFER_DRAFT_MODEL, or none`, { cause: error });
  }
}

/** The library compares vocabularies when a predictor begins: here with nothing to predict. The writer's sequence is given back. */
async function refuseUnfit(own: LlamaContextSequence, context: LlamaContext): Promise<void> {
  if (own.needsCheckpoints) throw new Error('it cannot take back a token');
  const { DraftSequenceTokenPredictor } = await import('node-llama-cpp');
  const targetSequence = context.getSequence();
  try {
    await new DraftSequenceTokenPredictor(own).reset({ targetSequence, stateTokens: [], evaluateOptions: {} });
  } finally {
    await targetSequence.dispose();
  }
}
