import { Fault, type Principal } from '#core';
import { type Database, defaultOrganisationId, PgCollections } from '#store';

const everyone: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };

/** A service without any collection gets one named "default", so that the first upload needs no preparation. */
export async function ensureCollection(database: Database): Promise<void> {
  const collections = new PgCollections(database);
  if ((await collections.resolve(everyone)).length > 0) return;
  await collections.create(everyone, 'default').catch((error: unknown) => {
    // Another process made it first.
    if (!(error instanceof Fault && error.code === 'conflict')) throw error;
  });
}
