import type { FoundChunk, Retrieval } from '#core';
import { byFused } from '#core';
import { depthOf } from './explain-judged.ts';
import { wordRuns } from './near-duplicates.ts';

/** Of the first so many candidates after fusion, those that are alike. */
export interface Crowd {
  /** How many candidates were looked at. */
  readonly of: number;
  readonly count: number;
  readonly kind: 'copies' | 'document';
  readonly title: string;
  /** Of all candidates. */
  readonly chunkIds: ReadonlySet<string>;
}

/** Boilerplate with other names and figures in it is alike, and not left out as said already. */
const likeShare = 0.6;
/** Of those looked at. */
const crowdShare = 0.3;
const fewestInCrowd = 4;

/**
 * Near copies, or passages of one document, that fill what the second look judges, or without one what is shown: what stands behind them
 * is not judged, however well it fits. The largest of each kind.
 */
export function crowdsIn(retrieval: Retrieval, chunks: ReadonlyMap<string, FoundChunk>, limit: number): Crowd[] {
  const judges = retrieval.rerank.judges.filter(({ share }) => share > 0);
  const of = judges.length > 0 ? Math.max(...judges.map((judge) => depthOf(judge, retrieval.settings))) : limit;
  const ordered = (retrieval.whole?.candidates ?? retrieval.candidates).toSorted(byFused);
  const readable = (candidates: typeof ordered): FoundChunk[] => candidates.flatMap(({ chunkId }) => chunks.get(chunkId) ?? []);
  const [first, behind] = [readable(ordered.slice(0, of)), readable(ordered.slice(of))];
  const byDocument = Map.groupBy(first, ({ documentId }) => documentId);
  const groups: [Crowd['kind'], FoundChunk[]][] = [
    ['copies', largest(alike(first))],
    ['document', largest([...byDocument.values()])],
  ];
  return groups.flatMap(([kind, group]) => {
    const [head] = group;
    if (!head || group.length < fewestInCrowd || group.length < crowdShare * first.length) return [];
    const isOfIt = (chunk: FoundChunk): boolean => (kind === 'document' ? chunk.documentId === head.documentId : isAlike(chunk, head));
    const chunkIds = new Set([...group, ...behind.filter(isOfIt)].map(({ chunkId }) => chunkId));
    return [{ of: first.length, count: group.length, kind, title: head.title, chunkIds }];
  });
}

const largest = (groups: readonly FoundChunk[][]): FoundChunk[] => groups.toSorted((a, b) => b.length - a.length)[0] ?? [];

interface Alike {
  readonly runs: ReadonlySet<string>;
  readonly members: FoundChunk[];
}

/** Each joins the first group whose first member shares most of its word runs, either way. */
function alike(chunks: readonly FoundChunk[]): FoundChunk[][] {
  const groups: Alike[] = [];
  for (const chunk of chunks) {
    const runs = wordRuns(chunk.text);
    const group = groups.find((each) => areAlike(runs, each.runs));
    if (group) group.members.push(chunk);
    else groups.push({ runs, members: [chunk] });
  }
  return groups.map(({ members }) => members);
}

const areAlike = (runs: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  sharedOf(runs, others) >= likeShare * Math.max(runs.size, others.size);
const isAlike = (one: FoundChunk, other: FoundChunk): boolean => areAlike(wordRuns(one.text), wordRuns(other.text));

const sharedOf = (runs: ReadonlySet<string>, others: ReadonlySet<string>): number => {
  let shared = 0;
  for (const run of runs) if (others.has(run)) shared += 1;
  return shared;
};

/** Which crowd stands in the way, and what of the candidates was therefore not judged. */
export function crowdWords(crowds: readonly Crowd[], retrieval: Retrieval): string[] {
  const all = (retrieval.whole?.candidates ?? retrieval.candidates).length;
  const isJudged = retrieval.rerank.judges.some(({ share }) => share > 0);
  return crowds.map(({ of, count, kind, title }) => {
    const those = `${count} of the first ${of} after fusion are ${kind === 'copies' ? `near copies of one another, as “${title}”` : `passages of one document, “${title}”`}`;
    if (!isJudged || all <= of) return `${those}.`;
    return `${those}; the second look judges the first ${of} only, so ${all - of} candidates behind them were not judged.`;
  });
}
