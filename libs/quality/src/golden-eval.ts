import { byFused, type Candidate, type FoundChunk, type LegName, type Retrieval } from '#core';
import { figuresOf, type JudgedRanking, type LegFigures, type StageFigures, stageFigures } from './leg-figures.ts';
import { hitAt10, type Judgements, mrrAt10, ndcgAt10, recallAt } from './ranking-metrics.ts';

/** A question with what has to be found: documents by external id, or, where none is named, a passage that holds the quote. */
export interface Golden {
  readonly question: string;
  readonly expected: readonly string[];
  readonly quote: string | null;
}

/** How one stage ranked what was expected. */
export interface StageScores {
  /** Where the first of what was expected stands, from 1; null when it was not found. */
  readonly rank: number | null;
  /** Where each expected document stands, in the order they were named; one rank for a quote. */
  readonly ranks: readonly (number | null)[];
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly hit10: number;
}

export interface GoldenResult {
  readonly expected: readonly string[];
  readonly quote: string | null;
  /** Expected documents that whoever searched cannot find: they count as not found. */
  readonly missing: readonly string[];
  readonly stages: Readonly<Record<string, StageScores>>;
  /** Where the first passage with the quote was served, from 1; null when there is no quote or it was not served. */
  readonly quoteRank: number | null;
  /** What was served first. */
  readonly found: readonly { readonly documentId: string; readonly chunkId: string; readonly isExpected: boolean }[];
  readonly timings: Readonly<Record<string, number>>;
  /** What did not go as it should, in words. */
  readonly notes: readonly string[];
}

export interface GoldenFigures {
  readonly stages: Readonly<Record<string, LegFigures>>;
  readonly latency: Readonly<Record<string, StageFigures>>;
  readonly questions: number;
  /** Questions with an expected document that whoever searched cannot find. */
  readonly withMissing: number;
  readonly missing: readonly string[];
}

const foundShown = 10;
const missingShown = 100;
const quoteKey = 'the quote';

/** Scores one retrieval at every stage; `chunks` are its candidates' texts and documents. */
export function scoreGolden(
  golden: Golden,
  retrieval: Retrieval,
  { chunks, findable }: { readonly chunks: readonly FoundChunk[]; readonly findable: ReadonlySet<string> },
): GoldenResult {
  const { passages, timings, legs, rerank, understood } = retrieval;
  // The stages before are those of the question itself, where others were searched beside it.
  const { candidates } = retrieval.whole ?? retrieval;
  const byId = new Map([...chunks, ...passages].map((chunk) => [chunk.chunkId, chunk]));
  const target = targetOf(golden);
  const scored = (ordered: readonly { readonly chunkId: string }[]): StageScores =>
    scoresOf(
      ordered.flatMap(({ chunkId }) => byId.get(chunkId) ?? []),
      target,
    );
  const holdsQuote = passages.findIndex(({ text }) => golden.quote !== null && contains(text, golden.quote));
  const missing = golden.expected.filter((externalId) => !findable.has(externalId));
  return {
    expected: golden.expected,
    quote: golden.quote,
    missing,
    stages: {
      keyword: scored(legOrder(candidates, 'keyword')),
      vector: scored(legOrder(candidates, 'vector')),
      fused: scored(candidates.toSorted(byFused)),
      reranked: scored(passages),
    },
    quoteRank: holdsQuote < 0 ? null : holdsQuote + 1,
    found: passages.slice(0, foundShown).map((passage) => ({
      documentId: passage.documentId,
      chunkId: passage.chunkId,
      isExpected: target.judged.has(target.keyOf(passage)),
    })),
    timings,
    notes: [...(understood?.notes ?? []), ...legs.map(({ note }) => note), rerank.note].flatMap((note) => note ?? []),
  };
}

/** How passages rank what was expected, as they are served. */
export function scorePassages(golden: Golden, passages: readonly FoundChunk[]): StageScores {
  return scoresOf(passages, targetOf(golden));
}

/** The run's figures, the same for the same results in any order. */
export function goldenFigures(results: readonly GoldenResult[]): GoldenFigures {
  const stages = Object.keys(results[0]?.stages ?? {});
  const latency = Object.keys(results[0]?.timings ?? {});
  const lacking = results.filter(({ missing }) => missing.length > 0);
  return {
    stages: Object.fromEntries(stages.map((stage) => [stage, stageOf(results, stage)])),
    latency: Object.fromEntries(latency.map((stage) => [stage, stageFigures(results.map(({ timings }) => timings[stage] ?? 0))])),
    questions: results.length,
    withMissing: lacking.length,
    missing: [...new Set(lacking.flatMap(({ missing }) => missing))].slice(0, missingShown),
  };
}

/** What counts as relevant, and the key under which a passage is ranked. */
interface Target {
  readonly judged: Judgements;
  readonly keys: readonly string[];
  readonly keyOf: (chunk: FoundChunk) => string;
}

function targetOf({ expected, quote }: Golden): Target {
  if (expected.length > 0 || quote === null) {
    const keys = [...new Set(expected)];
    return { keys, judged: new Map(keys.map((key) => [key, 1])), keyOf: ({ externalId }) => externalId };
  }
  return { keys: [quoteKey], judged: new Map([[quoteKey, 1]]), keyOf: ({ text, chunkId }) => (contains(text, quote) ? quoteKey : chunkId) };
}

function scoresOf(chunks: readonly FoundChunk[], { judged, keys, keyOf }: Target): StageScores {
  const ranking = [...new Set(chunks.map(keyOf))];
  const ranks = keys.map((key) => (ranking.includes(key) ? ranking.indexOf(key) + 1 : null));
  const found = ranks.filter((rank) => rank !== null);
  return {
    rank: found.length === 0 ? null : Math.min(...found),
    ranks,
    ndcg10: ndcgAt10(ranking, judged),
    recall10: recallAt(10, ranking, judged),
    recall100: recallAt(100, ranking, judged),
    mrr10: mrrAt10(ranking, judged),
    hit10: hitAt10(ranking, judged),
  };
}

function legOrder(candidates: readonly Candidate[], leg: LegName): Candidate[] {
  return candidates.filter(({ legs }) => legs[leg]).toSorted((a, b) => (a.legs[leg]?.rank ?? 0) - (b.legs[leg]?.rank ?? 0));
}

/** Figures of the ranks that were kept: the metrics need no more of a ranking than where the relevant ones stand. */
function stageOf(results: readonly GoldenResult[], stage: string): LegFigures {
  return figuresOf(results.map(({ stages, timings }) => toJudged(stages[stage]?.ranks ?? [], timeOf(stage, timings))));
}

/** How long it took until this stage had its ranking. */
function timeOf(stage: string, { keyword = 0, embed = 0, vector = 0, rerank = 0, total = 0 }: GoldenResult['timings']): number {
  if (stage === 'keyword') return keyword;
  if (stage === 'vector') return embed + vector;
  return stage === 'fused' ? total - rerank : total;
}

function toJudged(ranks: readonly (number | null)[], ms: number): JudgedRanking {
  const documentIds = Array.from({ length: Math.max(0, ...ranks.map((rank) => rank ?? 0)) }, (_, index) => `other ${index}`);
  for (const [index, rank] of ranks.entries()) if (rank !== null) documentIds[rank - 1] = `expected ${index}`;
  return { judged: new Map(ranks.map((_, index) => [`expected ${index}`, 1])), ranking: { documentIds, ms } };
}

/** Line breaks and runs of blanks differ between a file and what people copy out of it. */
function contains(text: string, quote: string): boolean {
  return plain(text).includes(plain(quote));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
