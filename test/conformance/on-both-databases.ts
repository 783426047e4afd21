import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { type Database, openDatabase } from '#store';
import { placeEmbedded, startPostgres } from '../servers/index.ts';

const options = { signal: new AbortController().signal, log: { info: () => undefined, warn: () => undefined } };
const postgres = await startPostgres();

/** Runs a suite on the embedded database, and on a real PostgreSQL where there is one. */
export function describeOnBoth(describeStore: (name: string, make: () => Promise<Database>) => void): void {
  const dirs: string[] = [];
  describeStore('PGlite', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'aquifer-pglite-'));
    dirs.push(dir);
    await placeEmbedded(join(dir, 'database'));
    return openDatabase({ kind: 'embedded', dir: join(dir, 'database') }, options);
  });
  afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));
  if (postgres.server) {
    const { server } = postgres;
    describeStore('PostgreSQL', async () => openDatabase({ kind: 'server', url: await server.freshDatabase() }, options));
    afterAll(() => server[Symbol.asyncDispose]());
  } else {
    describe('stores on PostgreSQL', () => it.skip(postgres.reason, () => undefined));
  }
}
