import type { LegName, Retrieval } from '#core';
import { list } from './explain-first.ts';
import { ordinal } from './explain-passage.ts';
import { gaveOf, ofMost, portionWords } from './explain-portion-words.ts';
import { mostOf, type PortionName } from './explain-portions.ts';
import { searchName } from './explain-searches-words.ts';
import { searchesOf } from './explain-searches.ts';
import type { ExplainedCandidate } from './explained-candidate.ts';

export interface Comparison {
  /** Null when no leg brought it. */
  readonly own: ExplainedCandidate | null;
  readonly rival: ExplainedCandidate | null;
  /** What came first. */
  readonly first: ExplainedCandidate | null;
  /** Its exact place by meaning, where that is known. */
  readonly meaning: { readonly rank: number; readonly compared: number } | null;
  readonly retrieval: Retrieval;
}

/** Where the score that it lacks went: a sentence for each that gives a portion, all in points of the final score. */
export function comparedWith(comparison: Comparison): string[] {
  const { own, rival, retrieval } = comparison;
  if (!own || !rival) return [];
  const most = mostOf(retrieval);
  const which = `${rival.place === 1 ? 'The first' : 'The last one shown'}, “${rival.chunk.title}”,`;
  const gaps = [...most.keys()].flatMap((name): string[] => {
    const [gave, other] = [gaveOf(own, name), gaveOf(rival, name)];
    if (Math.max(gave, other) < 0.005 && name !== 'vector' && name !== 'keyword') return [];
    const standing = (candidate: ExplainedCandidate): string => placeBy(name, candidate, comparison);
    return [
      `${capital(portionWords[name])} gave it ${gave.toFixed(2)}${standing(own)} and the other ${other.toFixed(2)}${standing(rival)}, ${ofMost(most, name)}.`,
    ];
  });
  return [`${which} has ${rival.score.toFixed(2)} of 1, this one ${own.score.toFixed(2)}.`, ...gaps, ...aheadOf(comparison)];
}

/** What the first had more of, the widest gap before the others, in one sentence; nothing where it is compared with the first anyhow. */
export function aheadOf(comparison: Comparison): string[] {
  const { own, rival, first, retrieval } = comparison;
  if (!first || (own && rival?.chunkId === first.chunkId)) return [];
  const ahead = [...mostOf(retrieval).keys()]
    .map((name) => ({ name, had: gaveOf(first, name), has: gaveOf(own, name) }))
    .filter(({ had, has }) => had - has >= 0.005)
    .toSorted((a, b) => b.had - b.has - (a.had - a.has))
    .map(({ name, had, has }) => `by ${portionWords[name]}, ${had.toFixed(2)} to ${has.toFixed(2)}${fromTo(name, first, comparison)}`);
  const named = `The first, “${first.chunk.title}” (${first.score.toFixed(2)} of 1),`;
  if (ahead.length === 0) return [`${named} had more of nothing that is told apart here.`];
  return [`${named} had more of the whole score ${list(ahead)}.`];
}

function fromTo(name: PortionName, first: ExplainedCandidate, comparison: Comparison): string {
  if (name !== 'vector' && name !== 'keyword') return '';
  const exact = name === 'vector' && comparison.meaning ? ordinal(comparison.meaning.rank) : notThere;
  const own = comparison.own?.legs[name];
  const had = first.legs[name];
  return ` (${had ? ordinal(had.rank) : notThere} to ${own ? ordinal(own.rank) : exact})`;
}

/** Where a leg, or what was searched beside the question, has a passage; nothing for those that only score. */
function placeBy(name: PortionName, candidate: ExplainedCandidate, comparison: Comparison): string {
  if (name === 'beside') return besidePlace(candidate, comparison.retrieval);
  return name === 'vector' || name === 'keyword' ? ` (${legPlace(name, candidate, comparison)})` : '';
}

function legPlace(leg: LegName, candidate: ExplainedCandidate, { own, meaning }: Comparison): string {
  const found = candidate.legs[leg];
  if (found) return ordinal(found.rank);
  return `${notThere}${candidate === own && leg === 'vector' && meaning ? `: ${ordinal(meaning.rank)} of ${meaning.compared}` : ''}`;
}

function besidePlace({ standings }: ExplainedCandidate, retrieval: Retrieval): string {
  const index = standings.findIndex(({ gave }, at) => at > 0 && gave > 0);
  const search = searchesOf(retrieval)?.all[index];
  const place = standings[index]?.place;
  return search && place ? ` (${ordinal(place)} for ${searchName(search)})` : ' (found by none)';
}

const notThere = 'not among the candidates';
const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
