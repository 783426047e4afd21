import { type Embedder, Fault } from '#core';
import { embedMissing } from '#ingest';
import { type Database, PgVectorStore } from '#store';
import type { Log } from '#telemetry';

interface Parts {
  readonly database: Database;
  readonly embedder: Embedder;
  readonly log: Pick<Log, 'warn'>;
}

const revisionsAtOnce = 100;
/** What became live while the last look was under way, its longest transactions included. */
const marginMs = 60_000;
/** All that is live is looked at again then, in case a look missed something. */
const wholeEveryMs = 3_600_000;

/** Gives live documents the vectors of the second embedder that they lack, whenever nobody waits for a document to be live. */
export class SecondVectors {
  private readonly parts: Parts;
  private readonly vectors: PgVectorStore;
  /** Revisions with a text that the model cannot take: they would come up each time. */
  private readonly refused = new Set<string>();
  /** Began of the last look that left nothing, and of the last of these that went through all. */
  private lookedAt = -Infinity;
  private wholeAt = -Infinity;

  constructor(parts: Parts) {
    this.parts = parts;
    this.vectors = new PgVectorStore(parts.database);
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  async make(signal: AbortSignal): Promise<number> {
    const startedAt = performance.now();
    const isWhole = startedAt - this.wholeAt > wholeEveryMs;
    for (let done = 0; ;) {
      if (await this.vectors.hasDocumentsOnTheWay()) return done;
      const revisionIds = await this.next(isWhole ? null : (performance.now() - this.lookedAt + marginMs) / 1000);
      if (revisionIds.length === 0) {
        this.lookedAt = startedAt;
        if (isWhole) this.wholeAt = startedAt;
        return done;
      }
      for (const revisionId of revisionIds) {
        if (await this.vectors.hasDocumentsOnTheWay()) return done;
        await this.embed(revisionId, signal);
        done += 1;
      }
    }
  }

  /** Of all, or of those that became live in the last seconds. */
  private async next(seconds: number | null): Promise<string[]> {
    const { id } = this.parts.embedder;
    const limit = revisionsAtOnce + this.refused.size;
    const found = await (seconds === null ? this.vectors.liveWithoutVector(id, limit) : this.vectors.lateWithoutVector(id, limit, seconds));
    return found.filter((revisionId) => !this.refused.has(revisionId));
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
