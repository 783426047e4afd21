import type { ChunkSearch, Principal, RankingFacts, Retrieval, RetrievalRequest, ScopeCounts } from '#core';
import { crowdsIn } from './explain-copies.ts';
import { explainFirst } from './explain-first.ts';
import { type Tried, tryOtherwise } from './explain-otherwise.ts';
import { remediesForFirst } from './explain-remedies.ts';
import { explainWords, type ExplainedWord } from './explain-words.ts';
import { chunksOf, type ExplainedCandidate, placeAll } from './explained-candidate.ts';
import type { Otherwise } from './otherwise.ts';

/** Counts only. `hidden` is what access removed; null where the asker has no right to know. */
export interface Removed {
  readonly readable: ScopeCounts;
  readonly hidden: { readonly documents: number; readonly chunks: number } | null;
}

export interface Explanation {
  readonly first: readonly string[];
  readonly ranking: readonly ExplainedCandidate[];
  readonly words: readonly ExplainedWord[];
  readonly removed: Removed;
  /** Who would be first with one thing changed; and that in sentences. */
  readonly tried: readonly Tried[];
  readonly remedies: readonly string[];
}

export interface ExplainerParts {
  readonly search: ChunkSearch;
  readonly facts: RankingFacts;
  /** Whoever asks, where he looks with the eyes of somebody else; the counts of what those may not see are for him. */
  readonly asker: Principal;
  /** With so many candidates of each leg; null where nothing can be tried. */
  readonly otherwise: (candidates: number) => Otherwise | null;
}

/** How a retrieval came about. What only the asker's rights decide, `hidden`, is told to admins alone. */
export async function explainRanking(
  request: RetrievalRequest,
  retrieval: Retrieval,
  { search, facts, asker, ...parts }: ExplainerParts,
  signal: AbortSignal,
): Promise<Explanation> {
  const { query, scope, limit } = request;
  const chunks = await chunksOf(retrieval, scope, search);
  const readable = await facts.counts(scope);
  const all = asker.role === 'admin' ? await facts.counts({ ...scope, principal: asker }) : null;
  const hidden = all && { documents: all.documents - readable.documents, chunks: all.chunks - readable.chunks };
  const words = await explainWords(query, { search, facts, scope, passages: readable.matchingChunks }, signal);
  const ranking = placeAll(retrieval, chunks);
  const crowds = crowdsIn(retrieval, chunks, limit);
  const otherwise = parts.otherwise(retrieval.settings.candidatesPerLeg);
  const { tried, note } = await tryOtherwise({ otherwise, retrieval, request, named: chunks, own: new Set(), crowds }, signal);
  return {
    ranking,
    words,
    removed: { readable, hidden },
    first: explainFirst({ ranking, words, retrieval, limit, crowds, readable }),
    tried,
    remedies: [...remediesForFirst(tried, ranking[0]?.chunk), ...(note === null ? [] : [note])],
  };
}
