import type { Candidate, Reranker, RerankReport, RerankRequest, RerankSettings } from '#core';
import type { FusedHit } from './fuse.ts';
import { normaliseHits } from './normalise.ts';
import { within } from './run-leg.ts';

export interface Reranked {
  readonly candidates: readonly Candidate[];
  readonly report: RerankReport;
  /** What it failed of; null when it did not. */
  readonly error: unknown;
}

export interface Reranking {
  readonly reranker: Reranker | null;
  readonly settings: RerankSettings;
  readonly request: Omit<RerankRequest, 'chunkIds'>;
}

/**
 * The first candidates judged anew and the judgement blended in, never obeyed alone: min-max within the judged, times its share. Whatever
 * goes wrong leaves the fused ranking standing and is said in the report.
 */
export async function rerank(
  fused: readonly FusedHit[],
  { reranker, settings, request }: Reranking,
  signal: AbortSignal,
): Promise<Reranked> {
  const standing = fused.map((hit): Candidate => ({ ...hit, score: hit.fused, rerank: null }));
  if (!reranker || settings.share === 0)
    return { candidates: standing, report: { status: 'off', note: null, judged: 0, share: 0, ms: 0 }, error: null };
  const startedAt = performance.now();
  const report = (status: RerankReport['status'], note: string | null, judged = 0): RerankReport => ({
    status,
    note,
    judged,
    share: judged === 0 ? 0 : settings.share,
    ms: performance.now() - startedAt,
  });
  const deadline = AbortSignal.timeout(settings.deadlineMs);
  const chunkIds = fused.slice(0, settings.depth).map(({ chunkId }) => chunkId);
  try {
    const scores = await within(AbortSignal.any([signal, deadline]), (late) => reranker.score({ ...request, chunkIds }, late));
    const missing = chunkIds.length - scores.size;
    const note = missing === 0 ? null : unjudged(missing, chunkIds.length, request);
    const status = missing === 0 ? 'ok' : 'fallback';
    return { candidates: blend(standing, scores, settings.share), report: report(status, note, scores.size), error: null };
  } catch (error) {
    signal.throwIfAborted();
    const note = deadline.aborted ? `took longer than ${settings.deadlineMs} ms` : 'failed, see the log';
    const status = deadline.aborted ? 'late' : 'failed';
    return { candidates: standing, report: report(status, `ranking by ${reranker.id} ${note}; the fused ranking stands`), error };
  }
}

function unjudged(missing: number, of: number, { queryTokens }: Reranking['request']): string {
  if (missing === of && !queryTokens?.words.length) return 'the question has no token vectors to compare, so the fused ranking stands';
  return `${missing} of ${of} candidates have no token vectors and keep their place by fusion`;
}

/** Who was not judged is not punished for it: it counts as fusion has it. */
function blend(candidates: readonly Candidate[], scores: ReadonlyMap<string, number>, share: number): readonly Candidate[] {
  if (scores.size === 0) return candidates;
  const judged = normaliseHits([...scores].map(([chunkId, score]) => ({ chunkId, score })));
  const first = candidates.findLastIndex(({ chunkId }) => judged.has(chunkId)) + 1;
  return candidates
    .map((candidate, index): Candidate => {
      const own = judged.get(candidate.chunkId) ?? null;
      const opinion = own?.normalised ?? (index < first ? candidate.fused : 0);
      return { ...candidate, rerank: own, score: (1 - share) * candidate.fused + share * opinion };
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}
