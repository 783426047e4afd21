import {
  byScore,
  type Candidate,
  type Judge,
  type JudgeName,
  type JudgeReport,
  type Opinions,
  type RerankReport,
  type RerankRequest,
} from '#core';
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
  const reports = leavingFusionASay(heard.map(({ report }) => report));
  const judged = standing.map((candidate) => ({ ...candidate, opinions: opinionsOf(candidate, heard) }));
  return {
    candidates: rankedBy(judged, reports),
    report: together(reports, performance.now() - startedAt),
    errors: heard.flatMap(({ report, error }) => (error ? [{ stage: report.judge, error }] : [])),
  };
}

function opinionsOf({ chunkId }: Candidate, heard: readonly Heard[]): Opinions {
  return Object.fromEntries(
    heard.flatMap(({ report, opinions }) => {
      const opinion = opinions.get(chunkId);
      return opinion ? [[report.judge, opinion]] : [];
    }),
  );
}

const off: RerankReport = { status: 'off', note: null, judged: 0, share: 0, ms: 0, judges: [] };

/** One judge's report is that of all. Of several, one that had no say makes it a fallback. */
function together(judges: readonly JudgeReport[], ms: number): RerankReport {
  const statuses = [...new Set(judges.map(({ status }) => status))];
  const [status = 'ok'] = statuses;
  const judged = Math.max(...judges.map((judge) => judge.judged));
  // What is still being made is said by its judge, and of all only where nobody judged anything.
  const telling = judges.filter((judge) => judge.status !== 'ok' || judged === 0);
  return {
    status: statuses.length > 1 ? 'fallback' : status,
    note: telling.flatMap(({ note }) => note ?? []).join('; ') || null,
    judged,
    share: sum(judges.map(({ share }) => share)),
    ms,
    judges,
  };
}

const mostOfAll = 0.9;

/** Shares set apart from each other may come to more: then all shrink. */
function leavingFusionASay(judges: readonly JudgeReport[]): readonly JudgeReport[] {
  const scale = Math.max(1, sum(judges.map(({ share }) => share)) / mostOfAll);
  return scale === 1 ? judges : judges.map((judge) => ({ ...judge, share: judge.share / scale }));
}

/**
 * The candidates as these judges rank them by their opinions. Who was not judged is not punished for it: it counts as fusion has it.
 * `candidates` are in the order of their fused scores.
 */
export function rankedBy(candidates: readonly Candidate[], judges: readonly JudgeReport[]): Candidate[] {
  const ownShare = 1 - sum(judges.map(({ share }) => share));
  const said = judges.map(({ judge, share }) => ({
    judge,
    share,
    first: candidates.findLastIndex(({ opinions }) => opinions[judge] !== undefined) + 1,
  }));
  return candidates
    .map((candidate, index): Candidate => {
      const { opinions, fused } = candidate;
      const opinionOf = (judge: JudgeName, first: number): number => opinions[judge]?.normalised ?? (index < first ? fused : 0);
      return { ...candidate, score: ownShare * fused + sum(said.map(({ judge, share, first }) => share * opinionOf(judge, first))) };
    })
    .sort(byScore);
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);
