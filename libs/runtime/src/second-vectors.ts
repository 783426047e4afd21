import { Fault } from '#core';
import { embedMissing } from '#ingest';
import { PgVectorStore } from '#store';
import type { Runtime } from './open-runtime.ts';

const revisionsAtOnce = 20;

/**
 * Gives live documents the vectors of the second embedder that they lack. Whenever a document is on its way to being live it stops and
 * leaves the rest to the next time. Resolves with how many it did. `refused` remembers what the model cannot take.
 */
export async function embedSecond(
  { database, models, log }: Pick<Runtime, 'database' | 'models' | 'log'>,
  refused: Set<string>,
  signal: AbortSignal,
): Promise<number> {
  const embedder = models.judges.secondEmbedder;
  if (!embedder) return 0;
  const vectors = new PgVectorStore(database);
  let done = 0;
  for (;;) {
    const found = await vectors.liveWithoutVector(embedder.id, revisionsAtOnce + refused.size);
    const revisionIds = found.filter((id) => !refused.has(id));
    if (revisionIds.length === 0) return done;
    for (const revisionId of revisionIds) {
      if (await vectors.hasDocumentsOnTheWay()) return done;
      const refusal = await embedMissing({ vectors, embedder }, revisionId, signal).then(() => null, refusalIn);
      done += 1;
      if (!refusal) continue;
      refused.add(revisionId);
      log.warn(
        { err: refusal, revision: revisionId },
        'the second embedder cannot take a text; not all of its document gets a second opinion',
      );
    }
  }
}

/** That a text is too long for the model will not change by itself. */
function refusalIn(error: unknown): Fault {
  if (error instanceof Fault && error.code === 'prompt_too_long') return error;
  throw error;
}
