import type * as contract from '#contract';
import type { FoundChunk, LegScore, Retrieval } from '#core';
import type { Absence, ExplainedCandidate, Explanation } from '#retrieval';
import { tidy } from './present-values.ts';

const shownCharacters = 240;
/** Passages whose score is told word by word. */
const passagesByWord = 20;

export function toExplanation(
  { first, ranking, words, removed }: Explanation,
  { fusion, rerank, bridge, settings }: Retrieval,
  limit: number,
): contract.Explanation {
  const { candidatesPerLeg, vectorWeight, keywordMethod, embedderId: embedder } = settings;
  return {
    first: [...first],
    settings: { limit, candidatesPerLeg, vectorWeight, keywordMethod, embedder },
    fusion: { ...fusion },
    rerank: {
      ...rerank,
      model: settings.rerank.id,
      judges: rerank.judges.map((report) => ({ ...report, ranking: hitsOf(ranking, ({ opinions }) => opinions[report.judge]) })),
    },
    ...(bridge && { bridge: { ...bridge } }),
    legs: { keyword: hitsOf(ranking, (hit) => hit.legs.keyword), vector: hitsOf(ranking, (hit) => hit.legs.vector) },
    ranking: ranking.map(toExplainedPassage),
    words: words.map(({ isSearched, isAtLeast, points, weight, ...word }) => ({
      ...word,
      searched: isSearched,
      atLeast: isAtLeast,
      weight: weight === null ? null : tidy(weight),
      points: Object.fromEntries(
        ranking.slice(0, passagesByWord).flatMap(({ chunkId }) => {
          const score = points.get(chunkId);
          return score === undefined ? [] : [[chunkId, tidy(score)]];
        }),
      ),
    })),
    removed: toRemoved(removed),
  };
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

export function toExplainedPassage({ chunk, legs, dropped, ...candidate }: ExplainedCandidate): contract.ExplainedPassage {
  const { chunkId, documentId, title, externalId, revision, ordinal, headings, page, start, end, text } = chunk;
  const { place, fusedPlace, rankedPlace, isShown, fused, opinions, score } = candidate;
  const { bridge, unjudged } = candidate;
  return {
    chunkId,
    documentId,
    title,
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
    dropped: dropped && { reason: dropped.reason, of: nameOf(dropped.of) },
  };
}

function nameOf(chunk: FoundChunk | null): { chunkId: string; documentId: string; title: string } | null {
  return chunk && { chunkId: chunk.chunkId, documentId: chunk.documentId, title: chunk.title };
}

const toPlace = ({ rank, score, normalised }: LegScore): LegScore => ({ rank, score: tidy(score), normalised: tidy(normalised) });

export function toWhyNot({ standing, step, why, passages, rival, vectorShare }: Absence): contract.WhyNot {
  const { documentId, externalId, title, collectionName: collection, status, revision, chunks, withoutVector } = standing;
  return {
    document: { documentId, externalId, title, collection, status, revision, chunks, withoutVector },
    step,
    vectorShare,
    why: [...why],
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
      candidate: candidate && toExplainedPassage(candidate),
    })),
    rival: rival && toExplainedPassage(rival),
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
