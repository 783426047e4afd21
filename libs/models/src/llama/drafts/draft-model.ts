import type { Llama, LlamaContext, TokenPredictor } from 'node-llama-cpp';
import { Fault } from '#core';

/** It drafts while the one that writes waits: on the cores of a CPU they would only take turns. It stops before a token that it is unsure of. */
const ahead = { minTokens: 7, maxTokens: 7, minConfidence: 0.6 };

export interface DraftModelOpening {
  readonly llama: Llama;
  /** Of the model that writes. */
  readonly context: LlamaContext;
  /** A GGUF file with the same vocabulary. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Opens a small model that drafts for each sequence of a context; it lives as long as `llama`. A `model_unavailable` says why one cannot. */
export async function openDraftModel({ llama, context, path, signal }: DraftModelOpening): Promise<TokenPredictor[]> {
  const { DraftSequenceTokenPredictor } = await import('node-llama-cpp');
  await using stack = new AsyncDisposableStack();
  try {
    const model = await llama.loadModel({ modelPath: path, gpuLayers: context.model.gpuLayers > 0 ? 'max' : 0, loadSignal: signal });
    stack.defer(() => model.dispose());
    const { contextSize, totalSequences: sequences, batchSize } = context;
    const drafting = await model.createContext({ contextSize, sequences, batchSize, createSignal: signal });
    const predictors = Array.from({ length: sequences }, () => new DraftSequenceTokenPredictor(drafting.getSequence(), ahead));
    await compare(predictors[0], context);
    stack.move();
    return predictors;
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault('model_unavailable', `${path} cannot draft: ${why}; name another AQUIFER_DRAFT_MODEL, or none`, { cause: error });
  }
}

/** The library compares vocabularies when a predictor begins: here with nothing to predict. The sequence is given back. */
async function compare(predictor: TokenPredictor | undefined, context: LlamaContext): Promise<void> {
  const targetSequence = context.getSequence();
  try {
    await predictor?.reset({ targetSequence, stateTokens: [], evaluateOptions: {} });
  } finally {
    await targetSequence.dispose();
  }
}
