import type { Embedder } from '#core';

/** As far as the embedder reads: a text is compared by it, not shown. */
export function fitted(text: string, embedder: Embedder): string {
  let part = text;
  while (embedder.countTokens(part) > embedder.maxTokens) part = part.slice(0, Math.floor(part.length * 0.8)).toWellFormed();
  return part;
}
