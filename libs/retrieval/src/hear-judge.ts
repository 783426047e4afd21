import { inTime, type Judge, type JudgeReport, type LegScore, type RerankRequest } from '#core';
import type { FusedHit } from './fuse.ts';
import { normaliseHits } from './normalise.ts';
import { reasonOf } from './run-leg.ts';

/** One judge's opinions of those it judged, by chunk id. */
export interface Heard {
  readonly opinions: ReadonlyMap<string, LegScore>;
  readonly report: JudgeReport;
  /** What it failed of; null when it did not. */
  readonly error: unknown;
}

interface Hearing {
  readonly request: Omit<RerankRequest, 'chunkIds'>;
  readonly signal: AbortSignal;
}

/** What is judged is stretched from 0 to 1 and what is not keeps its fused score: with many of both, those judged low would fall behind for nothing. */
const leastJudged = 0.9;

/** Asks one judge under its deadline. Never rejects, except when the caller himself has gone. */
export async function hear({ reranker, share, depth, deadlineMs }: Judge, fused: readonly FusedHit[], hearing: Hearing): Promise<Heard> {
  const { request, signal } = hearing;
  const startedAt = performance.now();
  const report = (status: JudgeReport['status'], note: string | null, judged = 0): JudgeReport => ({
    judge: reranker.name,
    id: reranker.id,
    status,
    note,
    judged,
    share: judged === 0 ? 0 : share,
    ms: performance.now() - startedAt,
  });
  const chunkIds = fused.slice(0, depth).map(({ chunkId }) => chunkId);
  const judged = await inTime(deadlineMs, signal, async (ends) => reranker.score({ ...request, chunkIds }, ends));
  if ('status' in judged) {
    const { status, error } = judged;
    const why = status === 'late' ? `took longer than ${deadlineMs} ms` : `failed: ${reasonOf(error)}`;
    return { opinions: new Map(), report: report(status, `ranking by ${reranker.id} ${why}; the ranking stands without it`), error };
  }
  const { scores, note, isBeingMade = false } = judged.value;
  const opinions = normaliseHits([...scores].map(([chunkId, score]) => ({ chunkId, score })));
  const missing = chunkIds.length - scores.size;
  if (missing === 0) return { opinions, report: report('ok', note ?? null, scores.size), error: null };
  const have = `${missing} of ${chunkIds.length} candidates have ${reranker.lack}`;
  if (isBeingMade && scores.size < leastJudged * chunkIds.length)
    return { opinions: new Map(), report: report('ok', `${have}, so it has no say`), error: null };
  const why = note ?? `${have} and keep their place by fusion`;
  return { opinions, report: report(isBeingMade ? 'ok' : 'fallback', why, scores.size), error: null };
}
