import type { QueryTokens } from './models.ts';
import type { SearchScope } from './search.ts';

/** What can rank after fusion, each with an opinion of its own. */
export const judgeNames = ['late-interaction', 'second-embedder', 'cross-encoder'] as const;
export type JudgeName = (typeof judgeNames)[number];

/** What one judge did for a question. */
export interface JudgeReport {
  readonly judge: JudgeName;
  /** The model it judges by. */
  readonly id: string;
  readonly status: 'ok' | 'failed' | 'late' | 'fallback';
  readonly note: string | null;
  /** Candidates it judged. */
  readonly judged: number;
  /** Its share of their scores, 0 to 1: less than set where its model does not know the language, 0 where it had no say. */
  readonly share: number;
  readonly ms: number;
}

/** What ranked after fusion, all judges together: `fallback` when one of several had no say. `off` where there is none for the question. */
export interface RerankReport {
  readonly status: JudgeReport['status'] | 'off';
  readonly note: string | null;
  /** Candidates that one of them judged. */
  readonly judged: number;
  /** Of all judges; the fused score has the rest. */
  readonly share: number;
  readonly ms: number;
  readonly judges: readonly JudgeReport[];
}

export interface RerankRequest {
  readonly query: string;
  /** Null where the embedder does not tell tokens apart. */
  readonly queryTokens: QueryTokens | null;
  readonly chunkIds: readonly string[];
  readonly scope: SearchScope;
}

/** Scores by chunk id, higher is better. */
export interface Judgement {
  readonly scores: ReadonlyMap<string, number>;
  /** Why some are not judged, where there is more to say than `Reranker.lack`. */
  readonly note?: string | null;
  /** What it lacks is being made in the background: that is no fallback. */
  readonly isBeingMade?: boolean;
}

/** Judges the first candidates anew. Implementers answer a score for each chunk they can judge; the others keep what fusion gave them. */
export abstract class Reranker {
  abstract readonly name: JudgeName;
  abstract readonly id: string;
  /** What candidates have that it cannot judge: "no token vectors". */
  abstract readonly lack: string;
  abstract score(request: RerankRequest, signal: AbortSignal): Promise<Judgement>;
}

/** How much one judge counts, how far down it looks, and how long that may take. */
export interface Judge {
  readonly reranker: Reranker;
  readonly share: number;
  readonly depth: number;
  readonly deadlineMs: number;
}
