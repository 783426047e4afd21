import type { ComparedChunk, DocumentStanding, LegName, Retrieval, SearchScope } from '#core';
import { type Crowd, crowdWords } from './explain-copies.ts';
import { list } from './explain-first.ts';
import { aheadOf, comparedWith, type Comparison } from './explain-compared.ts';
import { ordinal } from './explain-passage.ts';
import { hopOf } from './explain-selection.ts';
import type { ExplainedCandidate } from './explained-candidate.ts';

/** Where a document fell out, in the order of the road; `shown` when it did not. */
export type AbsenceStep =
  | 'no-access'
  | 'other-collection'
  | 'not-live'
  | 'filtered'
  | 'no-passages'
  | 'not-found'
  | 'near-duplicate'
  | 'document-cap'
  | 'merged'
  | 'fused-below'
  | 'ranked-below'
  | 'beside-below'
  | 'shown';

/** A passage of the document, and how far each leg got it. */
export interface AbsentPassage {
  readonly chunk: ComparedChunk;
  /** Exact, among all passages of the scope that have a vector; null where it has none. */
  readonly meaning: { readonly rank: number; readonly compared: number } | null;
  /** Null when it holds none of the words, or stands beyond the first thousand that do. */
  readonly keyword: { readonly rank: number; readonly score: number } | null;
  /** Null when no leg brought it. */
  readonly candidate: ExplainedCandidate | null;
  /** Words of the question that it does not hold. */
  readonly lacks: readonly string[];
}

export interface Verdict {
  readonly step: AbsenceStep;
  readonly why: readonly string[];
}

/** What keeps a document from being searched at all; null when nothing does. */
export function beforeRanking(
  standing: DocumentStanding,
  { scope, isReadable }: { readonly scope: SearchScope; readonly isReadable: boolean },
): Verdict | null {
  const { collectionId, collectionName, revision, chunks } = standing;
  if (!isReadable) return verdict('no-access', 'Readers of these groups may not see this document: its access names none of them.');
  if (!scope.collectionIds.includes(collectionId))
    return verdict('other-collection', `It is in the collection “${collectionName}”, which was not searched.`);
  if (revision === null) return verdict('not-live', notLive(standing, scope.asOf));
  const failing = Object.entries(standing.tests).filter(([, holds]) => !holds);
  if (failing.length > 0) return verdict('filtered', ...failing.map(([field]) => filtered(field, scope, standing)));
  if (chunks === 0) return verdict('no-passages', `Revision ${revision} has no text to search.`);
  return null;
}

const verdict = (step: AbsenceStep, ...why: readonly string[]): Verdict => ({ step, why });

function notLive({ status, failure }: DocumentStanding, asOf: Date | null): string {
  if (asOf) return `No revision of it that is still kept was live on ${asOf.toISOString()}.`;
  if (status === 'failed') return `It never went live: reading it failed, because ${failure ?? 'of an error that the log names'}`;
  if (status === 'quarantined') return 'It is held back and not searched until somebody releases it.';
  return `It is not live yet: its newest revision is ${status}.`;
}

function filtered(field: string, { filter }: SearchScope, { attributes }: DocumentStanding): string {
  const wanted = JSON.stringify({ [field]: filter[field] });
  if (['and', 'or', 'not'].includes(field)) return `The filter leaves it out: ${wanted} does not hold for it.`;
  const value = attributes[field] ?? field.split('.').reduce<unknown>(valueAt, attributes);
  return `The filter leaves it out: it asks for ${wanted}, and the document ${value === undefined ? 'has no such field' : `has ${JSON.stringify(value)}`}.`;
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

export interface Ranked {
  readonly standing: DocumentStanding;
  readonly passages: readonly AbsentPassage[];
  readonly rival: ExplainedCandidate | null;
  /** What came first. */
  readonly first: ExplainedCandidate | null;
  readonly retrieval: Retrieval;
  readonly limit: number;
  /** What fills the first candidates. */
  readonly crowds: readonly Crowd[];
}

/** At which step of the ranking it fell back, from its passage that got furthest. */
export function inRanking(ranked: Ranked): Verdict {
  const { passages, standing, limit } = ranked;
  const best = passages[0];
  if (!best) return verdict('no-passages', 'It has no passage to search at this moment.');
  const { candidate } = best;
  const vectors = withoutVector(standing);
  if (!candidate) return verdict('not-found', ...notFound(best, ranked), ...vectors);
  if (candidate.isShown) return verdict('shown', ...shown(candidate, ranked), ...lacking(best), ...vectors);
  if (candidate.dropped) return leftOut(candidate, candidate.dropped);
  return verdict(
    stepBelow(candidate, limit),
    below(candidate, ranked),
    ...(candidate.moved === null ? [] : [candidate.moved]),
    ...unjudged(candidate),
    ...hopOf(candidate, ranked.retrieval.bridge),
    ...crowded(candidate, ranked),
    ...comparedWith(comparisonOf(ranked)),
    ...lacking(best),
    ...vectors,
  );
}

/** `beside-below`: the question alone would have shown it. */
function stepBelow({ fusedPlace, rankedPlace, standings }: ExplainedCandidate, limit: number): AbsenceStep {
  const isWithin = (place: number | null): boolean => place !== null && place <= limit;
  if (standings.length > 0 && isWithin(rankedPlace)) return 'beside-below';
  return isWithin(fusedPlace) || isWithin(rankedPlace) ? 'ranked-below' : 'fused-below';
}

function leftOut({ finalPlace, chunk }: ExplainedCandidate, { reason, of }: NonNullable<ExplainedCandidate['dropped']>): Verdict {
  const found = `It was found ${ordinal(finalPlace)}`;
  if (reason === 'document-cap')
    return verdict(reason, `${found} and left out: others of “${chunk.title}” stand before it, as many as were asked for.`);
  if (reason === 'merged') return verdict(reason, `${found} and is shown as part of another passage of “${chunk.title}”, expanded.`);
  const sayer = of ? `“${of.title}”, which stands before it,` : 'a passage before it';
  return verdict(reason, `${found} and left out: ${sayer} says the same.`);
}

function below({ fusedPlace, rankedPlace, finalPlace, place, standings }: ExplainedCandidate, { limit, retrieval }: Ranked): string {
  const of = retrieval.candidates.length;
  const isBeside = standings.length > 0;
  if (!isBeside && fusedPlace !== null && fusedPlace <= limit && finalPlace > limit)
    return `Meaning and words together put it ${ordinal(fusedPlace)}; the second look moved it to ${ordinal(finalPlace)} of ${of}, and ${limit} were asked for.`;
  if (isBeside && rankedPlace !== null && rankedPlace <= limit && finalPlace > limit)
    return `For the whole question it is ${ordinal(rankedPlace)}; what was searched beside it moved it to ${ordinal(finalPlace)} of ${of}, and ${limit} were asked for.`;
  if (finalPlace <= limit) return `It was ${ordinal(finalPlace)} of ${of} in the ranking, and others were chosen to be shown before it.`;
  return `It is ${ordinal(place ?? finalPlace)} of ${of} candidates, and ${limit} were asked for.`;
}

function shown(candidate: ExplainedCandidate, ranked: Ranked): string[] {
  const { place } = candidate;
  if (place === 1) return ['It came first.'];
  const moved = candidate.moved === null ? [] : [candidate.moved];
  return [
    `It did come up: ${ordinal(place ?? 0)}.`,
    ...moved,
    ...unjudged(candidate),
    ...hopOf(candidate, ranked.retrieval.bridge),
    ...comparedWith(comparisonOf(ranked)),
  ];
}

/** Only of crowds that it is not one of. */
const crowded = ({ chunkId }: ExplainedCandidate, { crowds, retrieval }: Ranked): string[] =>
  crowdWords(
    crowds.filter(({ chunkIds }) => !chunkIds.has(chunkId)),
    retrieval,
  );

const comparisonOf = ({ passages: [best], ...ranked }: Ranked): Comparison => ({
  ...ranked,
  own: best?.candidate ?? null,
  meaning: best?.meaning ?? null,
});

const unjudged = ({ unjudged: words }: ExplainedCandidate): string[] => (words === null ? [] : [words]);

function notFound(best: AbsentPassage, ranked: Ranked): string[] {
  const { retrieval } = ranked;
  const { candidatesPerLeg } = retrieval.settings;
  const last = (leg: LegName): number | undefined =>
    (retrieval.whole ?? retrieval).candidates.map(({ legs }) => legs[leg]).find((score) => score?.rank === candidatesPerLeg)?.score;
  const cut = (leg: LegName, digits: number): string => {
    const score = last(leg);
    return score === undefined ? '' : `, and the last of them has ${score.toFixed(digits)}`;
  };
  const failed = retrieval.legs
    .filter(({ status }) => status === 'failed' || status === 'late')
    .map(({ note }) => `${note ?? 'A leg failed'}.`);
  return [
    'Neither its meaning nor its words brought it among the candidates.',
    ...failed,
    best.meaning && best.chunk.cosine !== null
      ? `By meaning its best passage is ${ordinal(best.meaning.rank)} of ${best.meaning.compared} (cosine ${best.chunk.cosine.toFixed(2)}); the first ${candidatesPerLeg} are taken${cut('vector', 2)}.`
      : 'By meaning it cannot be found: that passage has no vector.',
    byWords(best, `the first ${candidatesPerLeg} are taken${cut('keyword', 1)}`),
    ...aheadOf(comparisonOf(ranked)),
    ...lacking(best),
  ];
}

function byWords({ keyword, chunk }: AbsentPassage, taken: string): string {
  if (keyword) return `By its words it is ${ordinal(keyword.rank)} (score ${keyword.score.toFixed(1)}); ${taken}.`;
  if (chunk.terms.length === 0) return 'It holds none of the words asked for.';
  return `By its words it stands behind a thousand others; ${taken}.`;
}

function lacking({ lacks }: AbsentPassage): string[] {
  return lacks.length === 0
    ? []
    : [
        `Its best passage does not hold ${list(lacks.slice(0, 6).map((word) => `“${word}”`))}${lacks.length > 6 ? ` and ${lacks.length - 6} more` : ''}.`,
      ];
}

function withoutVector({ withoutVector: without, chunks }: DocumentStanding): string[] {
  return without === 0
    ? []
    : [`${without} of its ${chunks} passages have no vector of the present model and are found by their words only.`];
}
