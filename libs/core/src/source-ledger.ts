import type { ContentItem, SourceState, VisitCounts, VisitedSource } from './source-record.ts';
import type { KnownItem } from './source.ts';
import type { StoredBlob } from './blob-store.ts';

/** Content of a source whose bytes are stored. */
export interface TakenItem {
  readonly item: Omit<ContentItem, 'kind' | 'content'>;
  readonly blob: StoredBlob;
  /** As the bytes say. */
  readonly mediaType: string;
}

/** What a visit heard of one thing other than its content. */
export type HeardItem =
  | { readonly kind: 'unchanged'; readonly key: string }
  | { readonly kind: 'gone'; readonly key: string; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly key: string; readonly reason: string }
  | { readonly kind: 'refused'; readonly key: string; readonly reason: string };

/** `isChanged` when it has other bytes than what was here; then the revision waits to be parsed. */
export interface TakenRevision {
  readonly revisionId: string;
  readonly isChanged: boolean;
}

export interface EndedVisit {
  readonly status: 'done' | 'held' | 'failed';
  readonly state: SourceState;
  /** In words for the person who set it up; null when there is nothing to say. */
  readonly message: string | null;
  readonly counts: VisitCounts;
  readonly isComplete: boolean;
  readonly notes: readonly string[];
  readonly failures: number;
  readonly visitState: Readonly<Record<string, unknown>> | null;
  readonly nextVisitAt: Date | null;
}

/** One visit under way. What is written here stays, whatever happens to the process; `lost` once another visit took over. */
export abstract class VisitLedger {
  abstract readonly source: VisitedSource;
  /** Those of the visit it goes on with, else none. */
  abstract readonly counts: VisitCounts;
  /** The token or password, opened for this visit; null when there is none. */
  abstract secret(): Promise<string | null>;
  abstract known(key: string): Promise<KnownItem | null>;
  abstract knownKeys(): AsyncIterable<string>;
  /** The road of an upload, in one transaction with what is known of the item. `conflict` when the document is another source's. */
  abstract take(taken: TakenItem): Promise<TakenRevision>;
  abstract note(heard: readonly HeardItem[]): Promise<void>;
  /** Keeps the visit ours; false when it is not any more. */
  abstract renew(counts: VisitCounts): Promise<boolean>;
  /** After a complete visit: what it did not see is missing from now on. */
  abstract markUnseen(): Promise<void>;
  abstract vanished(): Promise<{ readonly present: number; readonly missing: number }>;
  /** Deletes some of what has been missing longer than the source allows; resolves with how many, 0 when none is left. */
  abstract deleteOverdue(): Promise<number>;
  abstract end(ended: EndedVisit): Promise<void>;
  /** Leaves it to whoever is next to go on. */
  abstract handBack(): Promise<void>;
}
