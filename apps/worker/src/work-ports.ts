import { Injectable } from '@nestjs/common';
import { BlobStore, Embedder, RevisionStore, VectorStore, WorkQueue } from '#core';

/** The ports of the document road, gathered by Nest. */
@Injectable()
export class WorkPorts {
  constructor(
    readonly revisions: RevisionStore,
    readonly vectors: VectorStore,
    readonly blobs: BlobStore,
    readonly embedder: Embedder,
    readonly queue: WorkQueue,
  ) {}
}
