import type * as contract from '#contract';
import type { FoundChunk, LegScore, Retrieval } from '#core';
import type { Absence, ExplainedCandidate, Explanation, TriedOtherwise } from '#retrieval';
import { mostOf, searchesOf } from '#retrieval';
import { tidy } from './present-values.ts';

const shownCharacters = 240;
/** Passages whose score is told word by word. */
const passagesByWord = 20;
/** Of each search's own ranking. */
const firstOfSearch = 10;

/** By id. */
export type CollectionNames = ReadonlyMap<string, string>;

export function toExplanation(
  { first, ranking, words, removed, remedies, tried }: Explanation,
  retrieval: Retrieval,
  { limit, collections }: { readonly limit: number; readonly collections: CollectionNames },
): contract.Explanation {
  const { fusion, rerank, bridge, settings } = retrieval;
  const { candidatesPerLeg, vectorWeight, keywordMethod, embedderId: embedder } = settings;
  return {
    first: [...first],
    remedies: [...remedies],
    otherwise: tried.map(toTried),
    settings: { limit, candidatesPerLeg, vectorWeight, keywordMethod, embedder },
    fusion: { ...fusion },
    rerank: {
      ...rerank,
      model: settings.rerank.id,
      judges: rerank.judges.map((report) => ({ ...report, ranking: hitsOf(ranking, ({ opinions }) => opinions[report.judge]) })),
    },
    ...(bridge && { bridge: { ...bridge } }),
    legs: { keyword: hitsOf(ranking, (hit) => hit.legs.keyword), vector: hitsOf(ranking, (hit) => hit.legs.vector) },
    ...searchesIn(retrieval, ranking),
    most: toMost(retrieval),
    ranking: ranking.map((candidate) => toExplainedPassage(candidate, collections)),
    words: toWords(words, ranking.slice(0, passagesByWord)),
    removed: toRemoved(removed),
  };
}

const toTried = ({ words, setting, first, place }: TriedOtherwise): contract.Explanation['otherwise'][number] => ({
  words,
  setting,
  first: first && { chunkId: first.chunkId, documentId: first.documentId, title: first.title },
  place,
});

function toWords(words: Explanation['words'], passages: readonly { readonly chunkId: string }[]): contract.Explanation['words'] {
  return words.map(({ isSearched, isAtLeast, points, weight, ...word }) => ({
    ...word,
    searched: isSearched,
    atLeast: isAtLeast,
    weight: weight === null ? null : tidy(weight),
    points: Object.fromEntries(
      passages.flatMap(({ chunkId }) => {
        const score = points.get(chunkId);
        return score === undefined ? [] : [[chunkId, tidy(score)]];
      }),
    ),
  }));
}

function toRemoved({ readable, hidden }: Explanation['removed']): contract.Explanation['removed'] {
  const { documents, chunks, matchingDocuments, matchingChunks } = readable;
  const filtered = { documents: documents - matchingDocuments, chunks: chunks - matchingChunks };
  const note = hidden
    ? 'you are an admin and may see every document; `hidden` counts what those you look as may not see'
    : 'how many documents you may not see is told to admins only';
  return { readable: { documents, chunks }, filtered, hidden, note };
}

/** What one leg or judge made of the candidates, its best first. */
function hitsOf(
  ranking: readonly ExplainedCandidate[],
  scoreOf: (candidate: ExplainedCandidate) => LegScore | undefined,
): contract.Explanation['legs']['keyword'] {
  return ranking
    .flatMap((candidate) => {
      const {
        chunkId,
        chunk: { documentId, title },
      } = candidate;
      const score = scoreOf(candidate);
      return score ? [{ chunkId, documentId, title, ...score }] : [];
    })
    .sort((a, b) => a.rank - b.rank);
}

const toMost = (retrieval: Retrieval): contract.Explanation['most'] =>
  [...mostOf(retrieval)].map(([by, gave]) => ({ by, gave: tidy(gave) }));

/** Each of several searches that made a ranking, with its own first passages; nothing where the question was searched alone. */
function searchesIn(retrieval: Retrieval, ranking: readonly ExplainedCandidate[]): Pick<contract.Explanation, 'searches'> {
  const searches = searchesOf(retrieval);
  if (!searches) return {};
  const known = new Map(ranking.map((candidate) => [candidate.chunkId, candidate]));
  return {
    searches: searches.all.map(({ fusion, ranking: own, ...search }) => ({
      ...search,
      vectorShare: fusion.vectorShare,
      found: own.length,
      ranking: own.slice(0, firstOfSearch).flatMap(({ chunkId, score, legs }, index) => {
        const candidate = known.get(chunkId);
        if (!candidate) return [];
        const { documentId, title } = candidate.chunk;
        const ranks = { keyword: legs.keyword?.rank ?? null, vector: legs.vector?.rank ?? null };
        return [{ chunkId, documentId, title, rank: index + 1, score: tidy(score), ...ranks, place: candidate.place }];
      }),
    })),
  };
}

export function toExplainedPassage(
  { chunk, legs, dropped, ...candidate }: ExplainedCandidate,
  collections: CollectionNames,
): contract.ExplainedPassage {
  const { chunkId, documentId, title, externalId, revision, ordinal, headings, page, start, end, text } = chunk;
  const { place, fusedPlace, rankedPlace, isShown, fused, opinions, score } = candidate;
  const { bridge, unjudged, portions, standings, moved } = candidate;
  return {
    chunkId,
    documentId,
    title,
    collection: collections.get(chunk.collectionId) ?? '',
    externalId,
    revision,
    ordinal,
    page,
    place,
    fusedPlace,
    rankedPlace,
    headings: [...headings],
    span: { start, end },
    text: beginning(text),
    shown: isShown,
    keyword: legs.keyword ? toPlace(legs.keyword) : null,
    vector: legs.vector ? toPlace(legs.vector) : null,
    fused: tidy(fused),
    rerank: opinions['late-interaction'] ? toPlace(opinions['late-interaction']) : null,
    opinions: Object.fromEntries(Object.entries(opinions).map(([judge, opinion]) => [judge, toPlace(opinion)])),
    unjudged,
    ...(bridge && { bridge: { from: nameOf(bridge.of), by: bridge.by, gained: tidy(bridge.gained) } }),
    score: tidy(score),
    portions: portions.map(({ by, gave }) => ({ by, gave: tidy(gave) })),
    ...(standings.length > 0 && {
      searches: standings.map(({ place: there, score: own, gave }) => ({ place: there, score: tidy(own), gave: tidy(gave) })),
    }),
    moved,
    dropped: dropped && { reason: dropped.reason, of: nameOf(dropped.of) },
  };
}

function nameOf(chunk: FoundChunk | null): { chunkId: string; documentId: string; title: string } | null {
  return chunk && { chunkId: chunk.chunkId, documentId: chunk.documentId, title: chunk.title };
}

const toPlace = ({ rank, score, normalised }: LegScore): LegScore => ({ rank, score: tidy(score), normalised: tidy(normalised) });

export function toWhyNot(
  { standing, step, why, passages, rival, vectorShare, ranked, remedies, tried, words }: Absence,
  collections: CollectionNames,
): contract.WhyNot {
  const { documentId, externalId, title, collectionName: collection, status, revision, chunks, withoutVector } = standing;
  return {
    document: { documentId, externalId, title, collection, status, revision, chunks, withoutVector },
    step,
    vectorShare,
    why: [...why],
    remedies: [...remedies],
    otherwise: tried.map(toTried),
    words: toWords(words, [...passages.map(({ chunk }) => chunk), ...(rival ? [rival] : [])]),
    passages: passages.map(({ chunk, meaning, keyword, lacks, candidate }) => ({
      chunkId: chunk.chunkId,
      ordinal: chunk.ordinal,
      page: chunk.page,
      headings: [...chunk.headings],
      span: { start: chunk.start, end: chunk.end },
      text: beginning(chunk.text),
      cosine: chunk.cosine === null ? null : tidy(chunk.cosine),
      meaning,
      keyword: keyword && { rank: keyword.rank, score: tidy(keyword.score) },
      lacks: [...lacks],
      candidate: candidate && toExplainedPassage(candidate, collections),
    })),
    rival: rival && toExplainedPassage(rival, collections),
    ...(ranked && searchesIn(ranked.retrieval, ranked.ranking)),
    most: ranked ? toMost(ranked.retrieval) : [],
  };
}

/** Lines before the first words that are markup alone: a fence, a rule, the border of a table. */
const markupOnly = /^(?:[ \t]*(?:(?:`{3,}|~{3,})[^\n`]*|[^\p{L}\p{N}\n]*)\n)+/u;

/** Cut between characters, never within one. */
function beginning(text: string): string {
  const words = text.replace(markupOnly, '');
  const told = /[\p{L}\p{N}]/u.test(words) ? words : text;
  return Array.from(told.slice(0, 2 * shownCharacters))
    .slice(0, shownCharacters)
    .join('');
}
