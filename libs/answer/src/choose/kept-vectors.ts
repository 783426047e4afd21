import {
  type Embedder,
  type KeptVectors,
  type RankedPassage,
  type SearchScope,
  type SentenceVectors,
  TokenEmbedder,
  wrapEmbedder,
} from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { ofEmbedder } from './embedder-failure.ts';

interface Keeping {
  readonly embedder: Embedder;
  /** Null: every sentence is embedded when it is needed. */
  readonly sentenceVectors?: SentenceVectors | null;
}

/** What is answered from. */
interface Reading {
  readonly passages: readonly Pick<RankedPassage, 'chunkId'>[];
  readonly scope: SearchScope;
}

const none: KeptVectors = () => null;

/**
 * The embedder, knowing the sentences of these passages as far as their vectors were made before: they are read once, when the first is
 * needed, and what is missing is embedded. An answer fails of no vector that could not be read. What was really made counts as used.
 */
export function withKeptVectors({ embedder, sentenceVectors }: Keeping, { passages, scope }: Reading, draft: AnswerDraft): Embedder {
  const chunkIds = passages.map(({ chunkId }) => chunkId);
  let reading: Promise<KeptVectors> | null = null;
  const read = (signal: AbortSignal): Promise<KeptVectors> =>
    sentenceVectors?.read(chunkIds, embedder.id, scope, signal).catch(() => {
      signal.throwIfAborted();
      return none;
    }) ?? Promise.resolve(none);
  const counting = counted(embedder, draft);
  return wrapEmbedder(counting, {
    embed: async (texts, as, signal) => {
      if (as === 'query' || texts.length === 0) return counting.embed(texts, as, signal);
      const kept = await (reading ??= read(signal));
      const known = texts.map(kept);
      const missing = texts.filter((_, index) => known[index] === null);
      const made = missing.length === 0 ? [] : await counting.embed(missing, as, signal);
      const rest = made.values();
      return known.map((vector) => vector ?? rest.next().value ?? new Float32Array(embedder.dimensions));
    },
  });
}

function counted(embedder: Embedder, { usage }: AnswerDraft): Embedder {
  const count = async <Made>(texts: number, making: Promise<Made>): Promise<Made> => {
    const made = await making.catch((error: unknown) => Promise.reject(ofEmbedder(error)));
    usage.embeddedTexts += texts;
    return made;
  };
  return wrapEmbedder(embedder, {
    embed: (texts, as, signal) => count(texts.length, embedder.embed(texts, as, signal)),
    embedQuery: (inner, text, signal) => count(1, inner.embedQuery(text, signal)),
    ...(embedder instanceof TokenEmbedder && {
      embedPassages: (texts, signal) => count(texts.length, embedder.embedPassages(texts, signal)),
    }),
  });
}
