import type { JudgeName, Retrieval, RetrievalRequest } from '#core';
import type { Crowd } from './explain-copies.ts';
import type { Change } from './otherwise.ts';

/** Something that could be set or asked otherwise. */
export interface Lever {
  /** As it goes on in a sentence: “without the second look”. */
  readonly words: string;
  /** What to set or send for it. */
  readonly setting: string;
  readonly change: Change;
  readonly request: RetrievalRequest;
}

/** The second look can be set to look no further. */
const deepestLook = 100;
const vectorShares = [0.2, 0.5, 0.8];
const leastDifference = 0.1;
const offBy: Readonly<Record<JudgeName, string>> = {
  'late-interaction': 'AQUIFER_RERANK_SHARE=0',
  'second-embedder': 'AQUIFER_SECOND_EMBEDDER=none',
  'cross-encoder': 'AQUIFER_CROSS_ENCODER empty',
};

/** What had a say in a ranking and could have had another one; what costs least to try first. */
export function leversOf(retrieval: Retrieval, request: RetrievalRequest, crowds: readonly Crowd[]): Lever[] {
  return [...ofRequest(request), ...[...ofSettings(retrieval), ...crowds.map(without)].map((lever) => ({ ...lever, request }))];
}

function without({ kind, title, chunkIds }: Crowd): Set {
  const isOne = kind === 'document';
  return {
    words: `without the ${chunkIds.size} ${isOne ? 'passages of' : 'near copies like'} “${title}”`,
    setting: isOne ? 'a filter that leaves it out, or a collection of its own' : 'delete them, or keep them in a collection of their own',
    change: { without: chunkIds },
  };
}

function ofRequest(request: RetrievalRequest): Lever[] {
  const { maxPerDocument, diversity = 0, nearDuplicates = 'keep', expand } = request;
  const { maxPerDocument: _cap, ...uncapped } = request;
  const { expand: _expand, ...narrow } = request;
  const asked = (words: string, setting: string, next: RetrievalRequest): Lever => ({ words, setting, change: {}, request: next });
  return [
    maxPerDocument === undefined
      ? asked('with one passage of each document at most', 'maxPerDocument 1 in the request', { ...request, maxPerDocument: 1 })
      : asked('without the cap on passages of one document', 'no maxPerDocument in the request', uncapped),
    nearDuplicates === 'keep'
      ? asked('with what repeats another passage left out', 'nearDuplicates "drop" in the request', { ...request, nearDuplicates: 'drop' })
      : asked('with what repeats another passage kept', 'nearDuplicates "keep" in the request', { ...request, nearDuplicates: 'keep' }),
    ...(diversity > 0 ? [asked('without diversity', 'diversity 0 in the request', { ...request, diversity: 0 })] : []),
    ...(expand ? [asked('without widening passages', 'expand "none" in the request', narrow)] : []),
  ];
}

type Set = Omit<Lever, 'request'>;

function ofSettings(retrieval: Retrieval): Set[] {
  const { rerank, bridge, beside = [], fusion, settings } = retrieval;
  const looking = rerank.judges.filter(({ share }) => share > 0).map(({ judge }) => judge);
  return [
    ...(looking.length > 0
      ? [
          {
            words: 'without the second look',
            setting: looking.map((judge) => offBy[judge]).join(' and '),
            change: { secondLook: 'off' } as const,
          },
        ]
      : []),
    ...(looking.length > 0 ? deeper(retrieval) : []),
    ...(bridge && bridge.bridged > 0
      ? [{ words: 'without the next hop', setting: 'AQUIFER_BRIDGE_SHARE=0', change: { bridges: 'off' } as const }]
      : []),
    ...(beside.length > 0
      ? [{ words: 'without its parts searched beside it', setting: 'AQUIFER_QUERY_PARTS=off', change: { parts: 'off' } as const }]
      : []),
    ...(settings.recency.weight > 0
      ? [{ words: 'with late changes not preferred', setting: 'AQUIFER_RECENCY_WEIGHT=0', change: { recency: 'off' } as const }]
      : []),
    ...(fusion.status === 'ok' ? vectorShares.filter((share) => Math.abs(share - fusion.vectorShare) >= leastDifference).map(weighed) : []),
  ];
}

function deeper({ candidates, whole, settings: { rerank, pinned } }: Retrieval): Set[] {
  if (rerank.depth >= deepestLook || (whole?.candidates ?? candidates).length <= rerank.depth) return [];
  const isOfCollection = pinned?.collections.some(({ ranking }) => ranking.rerankDepth !== null) ?? false;
  const own = isOfCollection ? `, and rerankDepth ${deepestLook} in the ranking of the collection` : '';
  return [
    {
      words: `with a second look at the first ${deepestLook} instead of ${rerank.depth}`,
      setting: `AQUIFER_RERANK_DEPTH=${deepestLook}${own}`,
      change: { depth: deepestLook },
    },
  ];
}

const weighed = (share: number): Set => ({
  words: `with meaning to words ${Math.round(100 * share)} to ${Math.round(100 * (1 - share))}`,
  setting: `vectorWeight ${share} in the ranking of the collection, or AQUIFER_VECTOR_WEIGHT=${share}`,
  change: { vectorShare: share },
});
