import { type CollectionProfiles, type Principal, type UnprofiledCollection } from '#core';
import { measureProfile } from '#retrieval';
import { PgRankingFacts } from '#store';
import type { Runtime } from './open-runtime.ts';

const collectionsAtOnce = 20;

type Parts = Pick<Runtime, 'database' | 'search' | 'log'> & { readonly profiles: CollectionProfiles };

/**
 * Measures the collections that were never measured or have doubled or halved since. Resolves with how many; one that cannot be measured
 * keeps none of the others from it, and is told at the end.
 */
export async function profileCollections(parts: Parts, signal: AbortSignal): Promise<number> {
  const collections = await parts.profiles.outdated(collectionsAtOnce);
  const failures: unknown[] = [];
  for (const collection of collections)
    await profile(parts, collection, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      failures.push(error);
    });
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${collections.length} collections could not be measured`);
  return collections.length;
}

async function profile(
  { database, search, profiles, log }: Parts,
  { id, organisationId, chunks }: UnprofiledCollection,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  // All of the collection: nothing of a document leaves, only one figure over a hundred of them.
  const principal: Principal = { organisationId, keyId: null, role: 'admin', groups: [] };
  const scope = { principal, collectionIds: [id], filter: {}, asOf: null };
  const sample = await profiles.sample(id);
  const measured = await measureProfile({ search, facts: new PgRankingFacts(database) }, { scope, sample, chunks }, signal);
  await profiles.save(id, measured);
  log.info({ collection: id, ...measured }, 'measured how far words tell the passages of a collection apart');
}
