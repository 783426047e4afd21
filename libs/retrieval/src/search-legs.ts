import {
  type ChunkSearch,
  type Embedder,
  Fault,
  invariant,
  type LegReport,
  type QueryTokens,
  type RetrievalRequest,
  TokenEmbedder,
} from '#core';
import { fitQuestion } from './fit-question.ts';
import { type LegResult, runLeg } from './run-leg.ts';

export interface Legs {
  readonly search: ChunkSearch;
  readonly embedder: Embedder;
  /** Whether something ranks by the tokens of the question. */
  readonly wantsTokens: boolean;
  readonly candidates: number;
  readonly deadlineMs: number;
}

export interface LegsFound {
  readonly keyword: LegResult;
  readonly vector: LegResult;
  readonly reports: readonly LegReport[];
  readonly queryVector: Float32Array | null;
  readonly queryTokens: QueryTokens | null;
  /** Milliseconds: embed, keyword, vector. */
  readonly timings: Readonly<Record<'embed' | 'keyword' | 'vector', number>>;
}

interface EmbeddedQuestion {
  readonly vector: Float32Array;
  readonly tokens: QueryTokens | null;
  readonly note: string | null;
  readonly ms: number;
}

/** Both legs side by side, each under its deadline. */
export async function searchLegs(legs: Legs, { query, scope }: RetrievalRequest, signal: AbortSignal): Promise<LegsFound> {
  const { search, embedder, candidates, deadlineMs } = legs;
  const asked: { question: EmbeddedQuestion | null } = { question: null };
  const [keyword, vector] = await Promise.all([
    runLeg('keyword', deadlineMs, signal, (leg) => search.keywordHits(query, candidates, scope, leg)),
    runLeg('vector', deadlineMs, signal, async (leg) => {
      asked.question = await embedQuestion(query, legs, leg);
      return search.byVector({ vector: asked.question.vector, modelId: embedder.id }, candidates, scope, leg);
    }),
  ]);
  const { question } = asked;
  const embed = question?.ms ?? vector.report.ms;
  return {
    keyword,
    vector,
    reports: [withMethod(keyword.report, search), lessWell(vector.report, question?.note ?? null)],
    queryVector: question?.vector ?? null,
    queryTokens: question?.tokens ?? null,
    timings: { embed, keyword: keyword.report.ms, vector: Math.max(0, vector.report.ms - embed) },
  };
}

async function embedQuestion(query: string, { embedder, wantsTokens }: Legs, signal: AbortSignal): Promise<EmbeddedQuestion> {
  const startedAt = performance.now();
  const { text, note } = fitQuestion(query, embedder);
  if (wantsTokens && embedder instanceof TokenEmbedder) {
    const embedded = await embedder.embedQuery(text, signal);
    return { ...embedded, note, ms: performance.now() - startedAt };
  }
  const [vector] = await embedder.embed([text], 'query', signal);
  invariant(vector, 'the embedder answers one vector for one text');
  return { vector, tokens: null, note, ms: performance.now() - startedAt };
}

function withMethod(report: LegReport, { keywordMethod }: ChunkSearch): LegReport {
  if (keywordMethod === 'bm25') return report;
  return lessWell(
    report,
    "keywords are scored by PostgreSQL's own ts_rank because the database has no pg_textsearch: rankings are less good",
  );
}

/** A leg that found something, though not as it should have. */
function lessWell(report: LegReport, note: string | null): LegReport {
  if (report.status !== 'ok' || note === null) return report;
  return { ...report, status: 'fallback', note: report.note ? `${note}; ${report.note}` : note };
}

export function refuseWhenAllFailed(results: readonly LegResult[]): void {
  if (results.some((result) => result.hits !== null)) return;
  const late = results.every((result) => result.report.status === 'late');
  const notes = results.map((result) => result.report.note).join('; ');
  const cause = results.find((result) => result.error)?.error;
  const advice = 'try again; if it stays, look at the System page';
  throw new Fault(late ? 'timed_out' : 'store_unavailable', `nothing could be searched: ${notes}; ${advice}`, {
    cause,
    retryAfterSeconds: 5,
  });
}
