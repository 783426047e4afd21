import type { BlobStore, Embedder, FaultCode, RevisionStore, VectorStore, WorkQueue } from '#core';
import type { ChildParser } from '../child/child-parser.ts';

/** What the three steps work on. */
export interface StepPorts {
  readonly revisions: RevisionStore;
  readonly vectors: VectorStore;
  readonly blobs: BlobStore;
  readonly parser: Pick<ChildParser, 'parse'>;
  readonly embedder: Embedder;
  readonly queue: WorkQueue;
}

/** `nothing`: the row had moved on, or is gone. `quarantined`: it waits for a person. `failed`: the revision says why; trying again would not help. */
export type StepOutcome =
  | { readonly outcome: 'done' | 'nothing' | 'quarantined' }
  | { readonly outcome: 'failed'; readonly code: FaultCode; readonly reason: string };
