import { byFused, type Candidate, type JudgeName, type JudgeReport, type Retrieval } from '#core';
import { ordinal } from './explain-passage.ts';

export const judgeWords = {
  'late-interaction': 'Its tokens',
  'second-embedder': 'The second embedder',
  'cross-encoder': 'The cross-encoder',
} as const;

type Judged = Pick<Retrieval, 'candidates' | 'whole' | 'rerank' | 'settings'>;

/**
 * Of each candidate that a judge with a say did not judge, the sentence that says so, by chunk id. What only a search beside the
 * question's own found was judged there, and has none.
 */
export function unjudgedWords({ candidates, whole, rerank, settings }: Judged): Map<string, string> {
  const judges = rerank.judges.filter(({ share }) => share > 0).map((report) => ({ ...report, depth: depthOf(report, settings) }));
  const fused = (whole?.candidates ?? candidates).toSorted(byFused);
  return new Map(
    fused.flatMap((candidate, index) => {
      const words = unjudged(candidate, index + 1, judges);
      return words === '' ? [] : [[candidate.chunkId, words]];
    }),
  );
}

type Seat = JudgeReport & { readonly depth: number };

function unjudged({ opinions }: Candidate, place: number, judges: readonly Seat[]): string {
  const silent = judges.filter(({ judge }) => opinions[judge] === undefined);
  if (silent.length === 0) return '';
  const deepest = Math.max(...judges.map(({ depth }) => depth));
  const left = Math.round(100 * (1 - judges.reduce((sum, { share }) => sum + share, 0)));
  if (silent.length === judges.length && place > deepest)
    return `It stood ${ordinal(place)} after fusion; the second look judges the first ${deepest}, so it had no say, and only ${left} % of the fused score counts.`;
  return silent.map(({ judge, depth }) => silence(nameOf(judge, judges), depth, place)).join(' ');
}

function silence(name: string, depth: number, place: number): string {
  if (place > depth) return `${name} had no say: it stood ${ordinal(place)} after fusion, and the first ${depth} are judged so.`;
  return `${name} could not judge it, so there it counts as fusion has it.`;
}

const nameOf = (judge: JudgeName, judges: readonly Seat[]): string => (judges.length > 1 ? judgeWords[judge] : 'The second look');

/** How many of the first a judge judges. */
export function depthOf({ judge, judged }: JudgeReport, { rerank, judges }: Retrieval['settings']): number {
  const depth = judge === 'late-interaction' ? rerank.depth : judges.find((each) => each.judge === judge)?.depth;
  return Math.max(depth ?? 0, judged);
}
