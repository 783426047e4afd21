import type { Embedder } from '#core';
import { cosine } from './choose-evidence.ts';
import { splitSentences } from './sentences.ts';
import { supportOf, type Support } from './support.ts';

/** The support check on its own, as `compose` applies it: a claim against texts of any length. */
export async function checkSupport(claim: string, evidence: readonly string[], embedder: Embedder, signal: AbortSignal): Promise<Support> {
  const sentences = evidence.flatMap((text) => splitSentences(text).map(({ start, end }) => text.slice(start, end)));
  const [vector, ...vectors] = await embedder.embed([claim, ...sentences], 'passage', signal);
  if (!vector) return supportOf(claim, []);
  return supportOf(
    claim,
    sentences.map((text, index) => ({ text, cosine: cosine(vector, vectors[index] ?? vector) })),
  );
}
