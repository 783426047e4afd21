import { Fault } from '#core';

/** The cause of a fault of the model that compares by meaning: that of another model says the same and is told otherwise. */
class EmbedderFailure extends Error {
  constructor(cause: Fault) {
    super('the embedder failed', { cause });
  }
}

/** What the embedder threw, so that it can be told apart where others may have failed as well. */
export function ofEmbedder(error: unknown): unknown {
  if (!(error instanceof Fault) || error.code !== 'model_unavailable') return error;
  return new Fault(error.code, error.message, { cause: new EmbedderFailure(error) });
}

export const isOfEmbedder = (error: unknown): boolean => error instanceof Fault && error.cause instanceof EmbedderFailure;
