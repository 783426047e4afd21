import type { Embedder } from '#core';
import { embedMissing } from '#ingest';
import { type Database, PgRevisionClaims, PgVectorStore } from '#store';
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
      lacking: (page) => vectors.lackingVector(embedder.id, page),
      make: async (revisionId, signal) => {
        await embedMissing({ vectors, embedder }, revisionId, signal);
        return true;
      },
      claims: new PgRevisionClaims(database, `vectors of ${embedder.id}`),
      onRefused: (revision, err) =>
        log.warn({ err, revision }, 'the second embedder cannot take a text; not all of its document gets a second opinion'),
      onFailed: (revision, err) =>
        log.warn({ err, revision }, 'vectors of the second embedder could not be made of a document; the next try is in an hour'),
    });
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  make(signal: AbortSignal): Promise<number> {
    return this.idle.make(signal);
  }
}
