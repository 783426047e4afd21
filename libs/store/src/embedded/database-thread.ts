// The embedded database in a thread of its own, so that a long statement never stops the event loop that answers HTTP.
// Node runs this file as it stands, from source or from dist: erasable TypeScript only.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { vector } from '@electric-sql/pglite-pgvector';
import { WireServer } from './wire-server.ts';

const { dir, password } = workerData as { dir: string; password: string };
const database = await PGlite.create(dir, { extensions: { vector, pg_textsearch } });
const version = await database.query<{ server_version: string }>('show server_version');
const server = new WireServer(database, { password, serverVersion: version.rows[0]?.server_version ?? '18' });
const port = await server.listen();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage({ port });
parentPort?.once('message', () => {
  void server
    .close()
    .then(() => database.close())
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    .finally(() => parentPort?.postMessage({ closed: true }));
});
