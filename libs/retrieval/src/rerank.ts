import type { Candidate, Judge, LegScore, RerankReport, RerankRequest } from '#core';
import type { FusedHit } from './fuse.ts';
import { hear, type Heard } from './hear-judge.ts';

export interface Reranked {
  readonly candidates: readonly Candidate[];
  readonly report: RerankReport;
  /** What judges failed of; of those that did not there is nothing. */
  readonly errors: readonly { readonly stage: string; readonly error: unknown }[];
}

export interface Reranking {
  readonly judges: readonly Judge[];
  readonly request: Omit<RerankRequest, 'chunkIds'>;
}

/**
 * The first candidates judged anew, by all judges side by side, and their opinions blended in, never obeyed alone: min-max within what a
 * judge judged, times its share. The share of a judge that fails or is late stays with the fused score, and its report says so.
 */
export async function rerank(fused: readonly FusedHit[], { judges, request }: Reranking, signal: AbortSignal): Promise<Reranked> {
  const asked = judges.filter(({ share }) => share > 0);
  const standing = fused.map((hit): Candidate => ({ ...hit, score: hit.fused, opinions: {} }));
  if (asked.length === 0) return { candidates: standing, report: off, errors: [] };
  const startedAt = performance.now();
  const heard = await Promise.all(asked.map((judge) => hear(judge, fused, { request, signal })));
  const candidates = blend(
    standing,
    heard.filter(({ opinions }) => opinions.size > 0),
  );
  return {
    candidates,
    report: together(heard, performance.now() - startedAt),
    errors: heard.flatMap(({ report, error }) => (error ? [{ stage: report.judge, error }] : [])),
  };
}

const off: RerankReport = { status: 'off', note: null, judged: 0, share: 0, ms: 0, judges: [] };

/** One judge's report is that of all. Of several, one that had no say makes it a fallback. */
function together(heard: readonly Heard[], ms: number): RerankReport {
  const judges = heard.map(({ report }) => report);
  const statuses = [...new Set(judges.map(({ status }) => status))];
  const [status = 'ok'] = statuses;
  return {
    status: statuses.length > 1 ? 'fallback' : status,
    note: judges.flatMap(({ note }) => note ?? []).join('; ') || null,
    judged: Math.max(...judges.map(({ judged }) => judged)),
    share: sum(judges.map(({ share }) => share)),
    ms,
    judges,
  };
}

/** Who was not judged is not punished for it: it counts as fusion has it. */
function blend(candidates: readonly Candidate[], heard: readonly Heard[]): readonly Candidate[] {
  if (heard.length === 0) return candidates;
  const shares = sum(heard.map(({ report }) => report.share));
  // Shares set apart from each other may come to more than the whole.
  const scale = Math.max(1, shares);
  const said = heard.map(({ report, opinions }) => ({
    opinions,
    judge: report.judge,
    share: report.share / scale,
    first: candidates.findLastIndex(({ chunkId }) => opinions.has(chunkId)) + 1,
  }));
  const ownShare = 1 - shares / scale;
  return candidates
    .map((candidate, index): Candidate => {
      const { chunkId, fused } = candidate;
      const opinionOf = ({ opinions, first }: (typeof said)[number]): number =>
        opinions.get(chunkId)?.normalised ?? (index < first ? fused : 0);
      const own = said.flatMap(({ judge, opinions }): [string, LegScore][] => {
        const opinion = opinions.get(chunkId);
        return opinion ? [[judge, opinion]] : [];
      });
      const judged = said.map((judge) => judge.share * opinionOf(judge));
      return { ...candidate, opinions: Object.fromEntries(own), score: ownShare * fused + sum(judged) };
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);
