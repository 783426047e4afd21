import type { CollectionProfiles, Principal, UnprofiledCollection } from '#core';
import { measureProfile, type MeasureParts } from '#retrieval';
import { PgRankingFacts } from '#store';
import type { Log } from '#telemetry';
import type { Runtime } from './open-runtime.ts';

const collectionsAtOnce = 20;

interface Parts extends MeasureParts {
  readonly profiles: CollectionProfiles;
  readonly log: Pick<Log, 'info'>;
}

/** Measures the collections whose profile no longer holds and that nobody else is measuring. Resolves with how many. */
export function profileCollections(
  { database, search, profiles, log }: Pick<Runtime, 'database' | 'search' | 'profiles' | 'log'>,
  signal: AbortSignal,
): Promise<number> {
  return measureEach({ search, profiles, log, facts: new PgRankingFacts(database) }, signal);
}

/** All of them, whichever of them fail; rejects in the end when some did. */
export async function measureEach(parts: Parts, signal: AbortSignal): Promise<number> {
  const collections = await parts.profiles.takeOutdated(collectionsAtOnce, parts.search.keywordMethod);
  const failed = new Map<string, unknown>();
  for (const collection of collections) {
    try {
      await measure(parts, collection, signal);
    } catch (error) {
      failed.set(collection.id, error);
    }
  }
  if (failed.size === 0) return collections.length;
  await parts.profiles.giveUp([...failed.keys()]);
  signal.throwIfAborted();
  const names = [...failed.keys()].join(', ');
  throw new AggregateError(failed.values(), `${failed.size} of ${collections.length} collections could not be measured: ${names}`);
}

async function measure(
  { search, profiles, facts, log }: Parts,
  { id, organisationId, chunks }: UnprofiledCollection,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  // All of the collection: nothing of a document leaves, only one figure over a hundred of them.
  const principal: Principal = { organisationId, keyId: null, role: 'admin', groups: [] };
  const scope = { principal, collectionIds: [id], filter: {}, asOf: null };
  const sample = await profiles.sample(id);
  const measured = await measureProfile({ search, facts }, { scope, sample, chunks }, signal);
  await profiles.save(id, measured);
  log.info({ collection: id, ...measured }, 'measured how far words tell the passages of a collection apart');
}
