import type { Embedder } from '#core';
import { splitSentences } from './sentences.ts';
import { fitted } from './fitted.ts';
import { SupportCheck } from './support/support-check.ts';
import type { Support } from './support.ts';

/** The support check on its own, as `compose` applies it: a claim against texts of any length. */
export async function checkSupport(claim: string, evidence: readonly string[], embedder: Embedder, signal: AbortSignal): Promise<Support> {
  const sentences = evidence.flatMap((text) => splitSentences(text).map(({ start, end }) => text.slice(start, end)));
  const vectors = await embedder.embed(
    sentences.map((text) => fitted(text, embedder)),
    'passage',
    signal,
  );
  const known = sentences.map((text, index) => ({ text, vector: vectors[index] ?? new Float32Array(embedder.dimensions) }));
  return new SupportCheck(embedder, known).of(claim, signal);
}
