import type { Embedder } from '#core';
import { splitSentences } from '../text/sentences.ts';
import { fitted } from '../text/fitted.ts';
import { SupportCheck } from './support-check.ts';
import type { Support } from './support.ts';

export interface SupportText {
  readonly text: string;
  /** What the text is about: stands before each of its sentences. */
  readonly title?: string;
}

/** The support check on its own, as `compose` applies it: a claim against texts of any length. */
export async function checkSupport(
  claim: string,
  evidence: readonly SupportText[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<Support> {
  const sentences = evidence.flatMap(({ text, title }) =>
    splitSentences(text).map(({ start, end }) => (title ? `${title}: ` : '') + text.slice(start, end)),
  );
  const vectors = await embedder.embed(
    sentences.map((text) => fitted(text, embedder)),
    'passage',
    signal,
  );
  const known = sentences.map((text, index) => ({ text, vector: vectors[index] ?? new Float32Array(embedder.dimensions) }));
  return new SupportCheck(embedder, known).of(claim, signal);
}
