import type { Embedder } from '#core';
import { embedMissing } from '#ingest';
import { type Database, PgVectorStore } from '#store';
import type { Log } from '#telemetry';
import { MadeWhenIdle } from './made-when-idle.ts';

interface Parts {
  readonly database: Database;
  readonly embedder: Embedder;
  readonly log: Pick<Log, 'warn'>;
}

/** Gives live documents the vectors of the second embedder that they lack, whenever nobody waits for a document to be live. */
export class SecondVectors {
  private readonly idle: MadeWhenIdle;

  constructor({ database, embedder, log }: Parts) {
    const vectors = new PgVectorStore(database);
    this.idle = new MadeWhenIdle({
      mustWait: () => vectors.hasDocumentsOnTheWay(),
      lacking: (limit, seconds) =>
        seconds === null ? vectors.liveWithoutVector(embedder.id, limit) : vectors.lateWithoutVector(embedder.id, limit, seconds),
      make: async (revisionId, signal) => void (await embedMissing({ vectors, embedder }, revisionId, signal)),
      onRefused: (revision, err) =>
        log.warn({ err, revision }, 'the second embedder cannot take a text; not all of its document gets a second opinion'),
    });
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  make(signal: AbortSignal): Promise<number> {
    return this.idle.make(signal);
  }
}
