import type { Explanation } from '../http/bodies.ts';
import type { Ranked } from './calls.ts';

/** Lanes of the chart: a place each for the first ten, one for the candidates after them, one for what was not found. */
const single = 10;
export const lanes = single + 2;
export const laneName = (lane: number): string => (lane < single ? String(lane + 1) : lane === single ? '11+' : 'none');

export type Stage = { readonly name: string; readonly placeOf: (passage: Ranked) => number | null };
/** `beside` tells stops that share a lane apart: 0, then 1 and so on. */
export type Stop = { readonly stage: string; readonly place: number | null; readonly lane: number; readonly beside: number };
export type Line = { readonly passage: Ranked; readonly stops: readonly Stop[] };

const mostLines = 5;

/** What a passage goes through, in this order. A second look that did not happen is none of it. */
export function stagesOf({ rerank }: Pick<Explanation, 'rerank'>): Stage[] {
  return [
    { name: 'Words', placeOf: ({ keyword }) => keyword?.rank ?? null },
    { name: 'Meaning', placeOf: ({ vector }) => vector?.rank ?? null },
    { name: 'Together', placeOf: ({ fusedPlace }) => fusedPlace },
    ...(rerank.status === 'off' ? [] : [{ name: 'Second look', placeOf: ({ rankedPlace }: Ranked) => rankedPlace }]),
    { name: 'Shown', placeOf: ({ place }) => place },
  ];
}

export function linesOf(explanation: Pick<Explanation, 'ranking' | 'rerank'>, chosen: string): Line[] {
  const stages = stagesOf(explanation);
  const passages = telling(explanation.ranking, chosen);
  return passages.map((passage, index) => ({
    passage,
    stops: stages.map(({ name, placeOf }) => {
      const place = placeOf(passage);
      const lane = laneOf(place);
      const beside = passages.slice(0, index).filter((earlier) => laneOf(placeOf(earlier)) === lane).length;
      return { stage: name, place, lane, beside };
    }),
  }));
}

const laneOf = (place: number | null): number => (place === null ? single + 1 : Math.min(place - 1, single));

/** The few passages that tell most: the first, the best by words, the best by meaning, the document asked for, then the next ones. */
function telling(ranking: readonly Ranked[], chosen: string): Ranked[] {
  const wanted = [
    ranking[0],
    ranking.find(({ keyword }) => keyword?.rank === 1),
    ranking.find(({ vector }) => vector?.rank === 1),
    ranking.find(({ documentId }) => documentId === chosen),
    ...ranking.slice(1, mostLines),
  ];
  const different = [...new Set(wanted)].filter((passage): passage is Ranked => passage !== undefined).slice(0, mostLines);
  return different.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}
