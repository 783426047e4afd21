import { inTime, type LegName, type Retrieval, type RetrievalRequest } from '#core';
import { isWhole } from './cached-retriever.ts';
import type { Crowd } from './explain-copies.ts';
import { type Lever, leversOf } from './explain-levers.ts';
import { searchName } from './explain-searches-words.ts';
import { searchesOf } from './explain-searches.ts';
import type { Otherwise } from './otherwise.ts';

interface Named {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
}

/** What would have come of the same question with one thing changed: ranked anew, not guessed. */
export interface Tried {
  /** As it goes on in a sentence: “without the second look”. */
  readonly words: string;
  /** What to set or send for it; null for a leg or a part by itself, which says what it did. */
  readonly setting: string | null;
  readonly first: Named | null;
  /** Of the best passage of the document asked for; null where it is not among the candidates, or none was asked for. */
  readonly place: number | null;
}

export interface Trying {
  /** Null where it cannot be tried: a model wrote what was searched beside the question. */
  readonly otherwise: Otherwise | null;
  readonly retrieval: Retrieval;
  readonly request: RetrievalRequest;
  /** By chunk id, of all candidates. */
  readonly named: ReadonlyMap<string, Named>;
  /** The chunks of the document asked for; empty for none. */
  readonly own: ReadonlySet<string>;
  /** What is tried without them; none of these is of the document asked for. */
  readonly crowds: readonly Crowd[];
}

export interface TriedAll {
  readonly tried: readonly Tried[];
  /** Why not everything was tried that could be, in words; null where it was. */
  readonly note: string | null;
}

/** For all together: an explanation without what was not tried in time is better than none. */
const budgetMs = 8000;

/** The question by one leg or one part alone, then with each thing changed that had a say. */
export async function tryOtherwise(trying: Trying, signal: AbortSignal): Promise<TriedAll> {
  const { otherwise, retrieval, request, own, crowds } = trying;
  const tried: Tried[] = alone(trying);
  // Words are those that were searched: a question worded to stand alone is not worded again.
  const asked = { ...request, query: retrieval.understood?.query ?? request.query, turns: [] };
  if (request.scope.asOf) return { tried, note: 'Of a past moment no change is tried.' };
  if (!otherwise) return { tried, note: 'No change is tried where a model writes what is searched beside the question.' };
  const levers = leversOf(
    retrieval,
    asked,
    crowds.filter(({ chunkIds }) => !own.values().some((chunkId) => chunkIds.has(chunkId))),
  );
  let failed = 0;
  const done = await inTime(budgetMs, signal, async (ends) => {
    for (const lever of levers) {
      const found = await otherwise(lever.change, lever.request, ends);
      if (isWhole({ ...found, legs: [] }) && haveSameLegs(found, retrieval)) tried.push(triedOf(lever, found, own));
      else failed += 1;
    }
  });
  const left = levers.length - tried.filter(({ setting }) => setting !== null).length;
  if (left === 0) return { tried: [...tried], note: null };
  const why =
    'status' in done
      ? done.status === 'late'
        ? `that took longer than ${budgetMs / 1000} s`
        : 'that failed'
      : `a leg or a stage of ${failed} failed`;
  // What ends after its time may still come: it is not for this explanation.
  return { tried: [...tried], note: `${left} of ${levers.length} changes could not be tried: ${why}.` };
}

/** A leg that failed in the ranking that is explained may fail here too; one that failed only here makes another ranking. */
const haveSameLegs = ({ legs }: Retrieval, as: Retrieval): boolean =>
  legs.every(({ leg, status }) => as.legs.find((each) => each.leg === leg)?.status === status);

function triedOf({ words, setting }: Lever, { passages, candidates, dropped }: Retrieval, own: ReadonlySet<string>): Tried {
  const shown = new Set(passages.map(({ chunkId }) => chunkId));
  const gone = new Set(dropped.map(({ chunkId }) => chunkId));
  const behind = candidates.filter(({ chunkId }) => !shown.has(chunkId) && !gone.has(chunkId));
  const place = [...shown, ...behind.map(({ chunkId }) => chunkId)].findIndex((chunkId) => own.has(chunkId)) + 1;
  const [first = null] = passages;
  return {
    words,
    setting,
    first: first && { chunkId: first.chunkId, documentId: first.documentId, title: first.title },
    place: place === 0 ? null : place,
  };
}

/** What each leg and each part would have shown by itself is known: nothing is searched again for it. */
function alone({ retrieval, named, own }: Trying): Tried[] {
  const candidates = (retrieval.whole ?? retrieval).candidates;
  const byLeg = (leg: LegName): string[] =>
    candidates
      .filter(({ legs }) => legs[leg])
      .toSorted((a, b) => (a.legs[leg]?.rank ?? 0) - (b.legs[leg]?.rank ?? 0))
      .map(({ chunkId }) => chunkId);
  const searches = searchesOf(retrieval)?.all ?? [];
  const lists: (readonly [words: string, chunkIds: readonly string[]])[] = [
    ['by its words alone', byLeg('keyword')],
    ['by its meaning alone', byLeg('vector')],
    ...searches.map((search) => [`by ${searchName(search)} alone`, search.ranking.map(({ chunkId }) => chunkId)] as const),
  ];
  return lists.map(([words, chunkIds]) => {
    const place = chunkIds.findIndex((chunkId) => own.has(chunkId)) + 1;
    return { words, setting: null, first: named.get(chunkIds[0] ?? '') ?? null, place: place === 0 ? null : place };
  });
}
