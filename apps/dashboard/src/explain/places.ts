import type { Explanation } from '../http/bodies.ts';
import type { Ranked } from './calls.ts';
import { searchName } from './makeup.ts';

/** Lanes of the chart: a place each for the first ten; below them one for each that stands further back or nowhere, its place written out. */
export const single = 10;

export type Stage = {
  readonly name: string;
  readonly placeOf: (passage: Ranked) => number | null;
  /** Whether it looked at the passage at all; one that did not says nothing of its place. */
  readonly looksAt: (passage: Ranked) => boolean;
};
export type Stop = { readonly stage: string; readonly place: number | null; readonly lane: number };
/** A stop is null at a stage that did not look at the passage. */
export type Line = { readonly passage: Ranked; readonly stops: readonly (Stop | null)[] };

const mostLines = 5;
const all = (): boolean => true;

/** What a passage goes through, in this order. A second look that did not happen, or judged nothing, is none of it. */
export function stagesOf({ rerank, searches = [] }: Pick<Explanation, 'rerank' | 'searches'>): Stage[] {
  const isJudged = ({ opinions }: Ranked): boolean => Object.keys(opinions).length > 0;
  const secondLook: Stage = { name: 'Second look', placeOf: ({ rankedPlace }) => rankedPlace, looksAt: isJudged };
  return [
    { name: 'Words', placeOf: ({ keyword }) => keyword?.rank ?? null, looksAt: all },
    { name: 'Meaning', placeOf: ({ vector }) => vector?.rank ?? null, looksAt: all },
    { name: 'Together', placeOf: ({ fusedPlace }) => fusedPlace, looksAt: all },
    ...(rerank.status === 'off' || rerank.judged === 0 ? [] : [secondLook]),
    ...searches.flatMap((search, index): Stage[] =>
      index === 0
        ? []
        : [{ name: searchName(search), placeOf: ({ searches: standings }) => standings?.[index]?.place ?? null, looksAt: all }],
    ),
    { name: 'Shown', placeOf: ({ place }) => place, looksAt: all },
  ];
}

export function linesOf(explanation: Pick<Explanation, 'ranking' | 'rerank' | 'searches'>, chosen: string): Line[] {
  const passages = telling(explanation, chosen);
  const stops = stagesOf(explanation).map((stage) => stopsAt(stage, passages));
  return passages.map((passage) => ({ passage, stops: stops.map((at) => at.get(passage) ?? null) }));
}

/** Lanes that the lines need. */
export const lanesOf = (lines: readonly Line[]): number =>
  Math.max(single, ...lines.flatMap(({ stops }) => stops.flatMap((stop) => (stop ? stop.lane + 1 : []))));

function stopsAt({ name, placeOf, looksAt }: Stage, passages: readonly Ranked[]): Map<Ranked, Stop> {
  const order = (passage: Ranked): number => placeOf(passage) ?? Infinity;
  const seen = passages.filter(looksAt);
  const behind = seen.filter((passage) => order(passage) > single).toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
  const laneOf = (passage: Ranked): number => (behind.includes(passage) ? single + behind.indexOf(passage) : order(passage) - 1);
  return new Map(seen.map((passage) => [passage, { stage: name, place: placeOf(passage), lane: laneOf(passage) }]));
}

/** The few passages that tell most: the first, the best by words, by meaning and of each part, the document asked for, then the next ones. */
function telling({ ranking, searches = [] }: Pick<Explanation, 'ranking' | 'searches'>, chosen: string): Ranked[] {
  const wanted = [
    ranking[0],
    ranking.find(({ keyword }) => keyword?.rank === 1),
    ranking.find(({ vector }) => vector?.rank === 1),
    ranking.find(({ documentId }) => documentId === chosen),
    ...searches.map((_, index) => ranking.find((passage) => passage.searches?.[index]?.place === 1)),
    ...ranking.slice(1, mostLines),
  ];
  const different = [...new Set(wanted)]
    .filter((passage): passage is Ranked => passage !== undefined)
    .slice(0, searches.length > 0 ? mostLines + 1 : mostLines);
  return different.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}
