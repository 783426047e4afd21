import type { Principal } from './principal.ts';

/** The canonical texts of stored revisions: what a quote is held against. */
export abstract class RevisionTexts {
  /** Null when there is none, or none that the principal may read. */
  abstract textOf(principal: Principal, documentId: string, revision: number): Promise<string | null>;
}
