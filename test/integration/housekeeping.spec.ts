import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import type { Principal } from '#core';
import { type Database, defaultOrganisationId, FileBlobStore, openDatabase, PgCollections, PgDocuments, PgHousekeeping } from '#store';
import { placeEmbedded } from '../servers/index.ts';

const signal = new AbortController().signal;
const admin: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const fields = {
  title: null,
  metadata: {},
  access: { public: true, groups: [] },
  validFrom: null,
  validUntil: null,
  staleAfterSeconds: null,
};

async function openHouse(stack: AsyncDisposableStack): Promise<{ dir: string; database: Database }> {
  const dir = await mkdtemp(join(tmpdir(), 'aquifer-house-'));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  const embedded = { kind: 'embedded', dir: join(dir, 'database') } as const;
  await placeEmbedded(embedded.dir);
  const database = stack.use(await openDatabase(embedded, { signal, log: { info: () => undefined, warn: () => undefined } }));
  return { dir, database };
}

test('housekeeping frees what marks of collections leave behind on the embedded database', async () => {
  await using stack = new AsyncDisposableStack();
  const { dir, database } = await openHouse(stack);
  const collections = new PgCollections(database);
  const { id } = await collections.create(admin, 'house');
  for (const staleAfterSeconds of [60, 120, 180]) await collections.changeSettings(admin, id, { staleAfterSeconds });
  const client = stack.adopt(new Client({ connectionString: database.url }), (open) => open.end());
  await client.connect();
  const size = async () => Number((await client.query("select pg_relation_size('collection_touch') as size")).rows[0].size);
  expect(await size()).toBeGreaterThan(0);
  await new PgHousekeeping(database, new FileBlobStore(join(dir, 'blobs'))).tidy(new Date());
  expect(await size()).toBe(0);
});

test('housekeeping removes what killed uploads left, and nothing that a document needs or that is still being written', async () => {
  await using stack = new AsyncDisposableStack();
  const { dir, database } = await openHouse(stack);
  const blobs = new FileBlobStore(join(dir, 'blobs'));
  const store = (text: string) => blobs.put(Readable.from([text]), 1000, signal);
  const [kept, orphan, fresh] = await Promise.all([store('kept'), store('orphan'), store('fresh')]);
  const collection = await new PgCollections(database).create(admin, 'house');
  const upload = {
    principal: admin,
    collectionId: collection.id,
    fields: { ...fields, externalId: 'kept' },
    blob: kept,
    fileName: 'kept.txt',
    mediaType: 'text/plain',
  };
  await new PgDocuments(database, blobs).receive(upload);
  const draft = join(dir, 'blobs/temporary/half');
  await writeFile(draft, 'half');
  const longAgo = new Date(Date.now() - 7_200_000);
  for (const path of [draft, await blobs.path(kept.sha256), await blobs.path(orphan.sha256)]) await utimes(path, longAgo, longAgo);

  const removed = await new PgHousekeeping(database, blobs).tidy(new Date(Date.now() - 3_600_000));

  expect(removed).toBe(2);
  await expect(blobs.path(kept.sha256)).resolves.toContain(kept.sha256);
  await expect(blobs.path(fresh.sha256)).resolves.toContain(fresh.sha256);
  await expect(blobs.path(orphan.sha256)).rejects.toMatchObject({ code: 'not_found' });
});
