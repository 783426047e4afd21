import type { Principal } from './principal.ts';

export interface RevisionName {
  readonly documentId: string;
  readonly revision: number;
}

/** The canonical texts of stored revisions: what a quote is held against. */
export abstract class RevisionTexts {
  /** Null when there is none, or none that the principal may read. */
  abstract textOf(principal: Principal, of: RevisionName, signal: AbortSignal): Promise<string | null>;
}
