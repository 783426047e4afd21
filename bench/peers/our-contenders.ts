import type { SearchScope } from '#core';
import type { Runtime } from '#runtime';
import { timed } from './common-parts.ts';
import { type Contender, depth, type DocumentOfChunk, type EmbedQuestion, toDocuments } from './contender.ts';
import { fuseByReciprocalRanks } from './reciprocal-ranks.ts';

const never = new AbortController().signal;
export const served = 'Aquifer';

/** What search serves, and on the way to it: each leg alone and what fusion made of them. */
export function ourContender({ retriever }: Runtime, scope: SearchScope, documentOf: DocumentOfChunk): Contender {
  return {
    name: served,
    about: JSON.stringify(retriever.settings),
    rank: async (query) => {
      const { value: found, ms } = await timed(() => retriever.retrieve({ query, scope, limit: depth }, never));
      const { candidates, timings } = found;
      const ranked = (score: (candidate: (typeof candidates)[number]) => number | undefined): string[] => {
        const hits = candidates.flatMap((candidate) => ({ id: candidate.chunkId, score: score(candidate) }));
        const known = hits.filter((hit): hit is { id: string; score: number } => hit.score !== undefined);
        return toDocuments(
          known.toSorted((a, b) => b.score - a.score).map(({ id }) => id),
          documentOf,
        );
      };
      const { embed = 0, keyword = 0, vector = 0, fuse = 0 } = timings;
      return {
        [`${served}, keyword leg`]: { documentIds: ranked(({ legs }) => legs.keyword?.score), ms: keyword },
        [`${served}, vector leg`]: { documentIds: ranked(({ legs }) => legs.vector?.score), ms: embed + vector },
        [`${served}, fused`]: { documentIds: ranked(({ fused }) => fused), ms: Math.max(keyword, embed + vector) + fuse },
        [served]: { documentIds: [...new Set(found.passages.map(({ externalId }) => externalId))], ms },
      };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** The same two legs, fused by reciprocal ranks instead, and the same rows fetched. */
export function plainRrfContender(
  { search, models }: Runtime,
  scope: SearchScope,
  { embed, documentOf }: { readonly embed: EmbedQuestion; readonly documentOf: DocumentOfChunk },
): Contender {
  const name = 'plain RRF over our legs';
  return {
    name,
    about: `the keyword and vector legs of Aquifer, ${depth} chunks each, RRF with k = 60`,
    rank: async (question) => {
      const { value: ids, ms } = await timed(async () => {
        const [keyword, vector] = await Promise.all([
          search.byKeyword(question, depth, scope, never),
          embed(question).then((found) => search.byVector({ vector: found, modelId: models.embedder.id }, depth, scope, never)),
        ]);
        const fused = fuseByReciprocalRanks([vector, keyword].map((hits) => hits.map(({ chunkId }) => chunkId))).slice(0, depth);
        await search.chunks(fused, scope);
        return fused;
      });
      return { [name]: { documentIds: toDocuments(ids, documentOf), ms } };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
