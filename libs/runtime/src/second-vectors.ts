import { type Embedder, Fault } from '#core';
import { embedMissing } from '#ingest';
import { type Database, PgVectorStore } from '#store';
import type { Log } from '#telemetry';

interface Parts {
  readonly database: Database;
  readonly embedder: Embedder;
  readonly log: Pick<Log, 'warn'>;
}

const revisionsAtOnce = 20;

/** Gives live documents the vectors of the second embedder that they lack, whenever nobody waits for a document to be live. */
export class SecondVectors {
  private readonly parts: Parts;
  private readonly vectors: PgVectorStore;
  /** Revisions with a text that the model cannot take: they would come up each time. */
  private readonly refused = new Set<string>();
  private seen: string | null = null;

  constructor(parts: Parts) {
    this.parts = parts;
    this.vectors = new PgVectorStore(parts.database);
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  async make(signal: AbortSignal): Promise<number> {
    const mark = await this.vectors.mark();
    let done = 0;
    // Reading what all live texts lack takes a while where there are many; that nothing has changed is seen at once.
    for (let isWhole = mark === this.seen; !isWhole;) {
      if (await this.vectors.hasDocumentsOnTheWay()) return done;
      const revisionIds = await this.next();
      for (const revisionId of revisionIds) {
        if (await this.vectors.hasDocumentsOnTheWay()) return done;
        await this.embed(revisionId, signal);
        done += 1;
      }
      isWhole = revisionIds.length === 0;
    }
    this.seen = mark;
    return done;
  }

  private async next(): Promise<string[]> {
    const found = await this.vectors.liveWithoutVector(this.parts.embedder.id, revisionsAtOnce + this.refused.size);
    return found.filter((id) => !this.refused.has(id));
  }

  private async embed(revisionId: string, signal: AbortSignal): Promise<void> {
    const { embedder, log } = this.parts;
    try {
      await embedMissing({ vectors: this.vectors, embedder }, revisionId, signal);
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'prompt_too_long')) throw error;
      this.refused.add(revisionId);
      log.warn(
        { err: error, revision: revisionId },
        'the second embedder cannot take a text; not all of its document gets a second opinion',
      );
    }
  }
}
