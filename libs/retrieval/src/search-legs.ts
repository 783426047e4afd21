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
    reports: [withMethod(keyword.report, search), vector.report],
    queryVector: question?.vector ?? null,
    queryTokens: question?.tokens ?? null,
    timings: { embed, keyword: keyword.report.ms, vector: Math.max(0, vector.report.ms - embed) },
  };
}

async function embedQuestion(query: string, { embedder, wantsTokens }: Legs, signal: AbortSignal): Promise<EmbeddedQuestion> {
  const startedAt = performance.now();
  if (wantsTokens && embedder instanceof TokenEmbedder) {
    const embedded = await embedder.embedQuery(query, signal);
    return { ...embedded, ms: performance.now() - startedAt };
  }
  const [vector] = await embedder.embed([query], 'query', signal);
  invariant(vector, 'the embedder answers one vector for one text');
  return { vector, tokens: null, ms: performance.now() - startedAt };
}

function withMethod(report: LegReport, { keywordMethod }: ChunkSearch): LegReport {
  if (report.status !== 'ok' || keywordMethod === 'bm25') return report;
  const note = "keywords are scored by PostgreSQL's own ts_rank because the database has no pg_textsearch: rankings are less good";
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
