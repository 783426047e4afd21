import { Fault } from '#core';
import { isOfEmbedder } from './choose/embedder-failure.ts';

/** What a model that writes fails of is told and stood in for where it is asked: this is what is left. Null: no model failed. */
export function goneOf(error: unknown): string | null {
  if (!(error instanceof Fault) || error.code !== 'model_unavailable') return null;
  return isOfEmbedder(error) ? 'the model that compares by meaning failed' : 'a model failed on the way';
}

/** Whether something ended because the deadline came: what else fails after it must not read as time being up. */
export function isOf(deadline: AbortSignal, error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause === deadline.reason) return deadline.aborted;
  return false;
}
