import {
  type ChunkSearch,
  type ComparedChunk,
  type DocumentName,
  type DocumentStanding,
  type EmbeddedQuery,
  Fault,
  type FoundChunk,
  type LegHit,
  type Principal,
  type QueryWord,
  type RankingFacts,
  type Retrieval,
  type RetrievalRequest,
  type Retriever,
} from '#core';
import { type AbsenceStep, type AbsentPassage, beforeRanking, inRanking, type Verdict } from './explain-absence-words.ts';
import { crowdsIn } from './explain-copies.ts';
import { type Tried, tryOtherwise } from './explain-otherwise.ts';
import { remediesFor } from './explain-remedies.ts';
import { explainWords, type ExplainedWord } from './explain-words.ts';
import { chunksOf, type ExplainedCandidate, placeAll } from './explained-candidate.ts';
import type { Otherwise } from './otherwise.ts';
import { languageOf } from './understand/language.ts';
import { isSmall } from './understand/words-of.ts';

export interface Absence {
  readonly standing: DocumentStanding;
  readonly step: AbsenceStep;
  /** Sentences, the decisive one first. */
  readonly why: readonly string[];
  /** Its best passages; empty when it fell out before anything was ranked. */
  readonly passages: readonly AbsentPassage[];
  /** What it is compared with: the first passage when it is shown, else the last one shown. */
  readonly rival: ExplainedCandidate | null;
  readonly vectorShare: number | null;
  /** What it was looked for in; null when it fell out before anything was ranked. */
  readonly ranked: { readonly retrieval: Retrieval; readonly ranking: readonly ExplainedCandidate[] } | null;
  /** Where it would stand with one thing changed, and what of that would bring it up, in sentences. */
  readonly tried: readonly Tried[];
  readonly remedies: readonly string[];
  /** The words of the question, with what each scores in its best passage and in what it is compared with. */
  readonly words: readonly ExplainedWord[];
}

export interface AbsenceParts {
  readonly retriever: Retriever;
  readonly search: ChunkSearch;
  readonly facts: RankingFacts;
  /** The model whose vectors the vector leg compares. */
  readonly modelId: string;
  /** Whoever asks, where he looks with the eyes of somebody else. */
  readonly asker: Principal;
  /** With so many candidates of each leg; null where nothing can be tried. */
  readonly otherwise: (candidates: number) => Otherwise | null;
}

const mostPassages = 3;
const deepLook = 1000;

/** Why a document does not come up, or not further up. `not_found` for one that the asker may not read, as for one that is not there. */
export async function explainAbsence(
  name: DocumentName,
  request: RetrievalRequest,
  parts: AbsenceParts,
  signal: AbortSignal,
): Promise<Absence> {
  const { scope } = request;
  const seen = await parts.facts.standing(name, parts.modelId, scope);
  const standing = seen ?? (await parts.facts.standing(name, parts.modelId, { ...scope, principal: parts.asker }));
  if (!standing) throw missing(name);
  const early = beforeRanking(standing, { scope, isReadable: seen !== null });
  if (early) return notRanked(early, standing, request);
  const retrieval = await parts.retriever.retrieve(request, signal);
  const chunks = await chunksOf(retrieval, scope, parts.search);
  const ranking = placeAll(retrieval, chunks);
  // Words are those that were searched, not those that were typed.
  const searched = { ...request, query: retrieval.understood?.query ?? request.query };
  const own = await ownPassages({ standing, request: searched, retrieval, ranking }, parts, signal);
  const shown = ranking.filter(({ isShown }) => isShown);
  const isShown = shown.some(({ chunk }) => chunk.documentId === standing.documentId);
  const rival = (isShown ? shown[0] : shown.at(-1)) ?? null;
  const crowds = crowdsIn(retrieval, chunks, request.limit);
  const verdict = inRanking({ standing, passages: own, rival, first: shown[0] ?? null, retrieval, limit: request.limit, crowds });
  const chunkIds = new Set([...own.map(({ chunk }) => chunk.chunkId), ...ownChunks(standing, chunks)]);
  const { search, facts } = parts;
  const otherwise = parts.otherwise(retrieval.settings.candidatesPerLeg);
  const { tried, note } = await tryOtherwise({ otherwise, retrieval, request, named: chunks, own: chunkIds, crowds }, signal);
  const { matchingChunks } = await facts.counts(scope);
  const words = await explainWords(searched.query, { search, facts, scope, passages: matchingChunks }, signal);
  const place = own[0]?.candidate?.place ?? null;
  return {
    ...verdict,
    standing,
    rival,
    passages: own,
    vectorShare: retrieval.fusion.vectorShare,
    ranked: { retrieval, ranking },
    tried,
    words,
    remedies: remediesFor({ standing, step: verdict.step, passages: own, place, limit: request.limit, tried, words, note }),
  };
}

function notRanked(verdict: Verdict, standing: DocumentStanding, { limit }: RetrievalRequest): Absence {
  const remedies = remediesFor({ standing, step: verdict.step, passages: [], place: null, limit, tried: [], words: [], note: null });
  return { ...verdict, standing, remedies, passages: [], rival: null, vectorShare: null, ranked: null, tried: [], words: [] };
}

const ownChunks = ({ documentId }: DocumentStanding, chunks: ReadonlyMap<string, FoundChunk>): string[] =>
  [...chunks.values()].filter((chunk) => chunk.documentId === documentId).map(({ chunkId }) => chunkId);

interface Looked {
  readonly standing: DocumentStanding;
  readonly request: RetrievalRequest;
  readonly retrieval: Retrieval;
  readonly ranking: readonly ExplainedCandidate[];
}

/** The best of its passages: those furthest up, then the best by words, then the nearest. */
async function ownPassages(
  { standing, request: { query, scope }, retrieval, ranking }: Looked,
  { search, facts, modelId }: AbsenceParts,
  signal: AbortSignal,
): Promise<AbsentPassage[]> {
  const language = languageOf(query);
  const words = (await facts.words(query, scope)).filter(({ terms }) => terms.length > 0);
  const telling = words.filter(({ word }) => !isSmall(word, language));
  const vector = retrieval.queryVector && { vector: retrieval.queryVector, modelId };
  const terms = [...new Set(words.flatMap((word) => word.terms))];
  const chunks = await facts.chunks(standing.documentId, { vector, terms }, scope);
  const deep = rankedHits(await search.byKeyword(query, deepLook, scope, signal));
  const candidates = new Map(ranking.map((candidate) => [candidate.chunkId, candidate]));
  const orderOf = ({ chunkId }: ComparedChunk): readonly number[] => [
    ranking.findIndex((candidate) => candidate.chunkId === chunkId) + 1 || Infinity,
    deep.get(chunkId)?.rank ?? Infinity,
  ];
  const best = chunks.toSorted((a, b) => compare(orderOf(a), orderOf(b))).slice(0, mostPassages);
  const passages: AbsentPassage[] = [];
  for (const chunk of best) {
    const candidate = candidates.get(chunk.chunkId) ?? null;
    const meaning = vector && chunk.cosine !== null ? await standingByMeaning(facts, { vector, cosine: chunk.cosine, scope }) : null;
    passages.push({ chunk, meaning, candidate, keyword: deep.get(chunk.chunkId) ?? null, lacks: lackedBy(chunk, telling) });
  }
  return passages;
}

interface Compared {
  readonly vector: EmbeddedQuery;
  readonly cosine: number;
  readonly scope: RetrievalRequest['scope'];
}

async function standingByMeaning(facts: RankingFacts, { vector, cosine, scope }: Compared): Promise<AbsentPassage['meaning']> {
  const { nearer, compared } = await facts.nearer(vector, cosine, scope);
  return { rank: nearer + 1, compared };
}

function rankedHits(hits: readonly LegHit[]): Map<string, { rank: number; score: number }> {
  return new Map(hits.map(({ chunkId, score }, index) => [chunkId, { rank: index + 1, score }]));
}

function compare([a = 0, ...restA]: readonly number[], [b = 0, ...restB]: readonly number[]): number {
  if (a !== b) return a < b ? -1 : 1;
  return restA.length === 0 ? 0 : compare(restA, restB);
}

function lackedBy(chunk: ComparedChunk, words: readonly QueryWord[]): string[] {
  return words.filter(({ terms }) => !terms.some((term) => chunk.terms.includes(term))).map(({ word }) => word);
}

/** The same words for what is hidden and for what does not exist. */
function missing(name: DocumentName): Fault {
  const named = 'documentId' in name ? name.documentId : name.externalId;
  return new Fault(
    'not_found',
    `There is no document "${named}", or you may not see it. Check the id, or list the documents of its collection.`,
  );
}
