// What the audit log costs those who write: uploads and a source's visits a second of one organisation, by one writer and by sixteen, with
// each act's row written last in its transaction, as the product does, where the act is told, and not at all. On the embedded database, on a
// PostgreSQL that waits for its disk, and on the same at the end of a line with some milliseconds. `--items 160 --rounds 5 --line-ms 5`.
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { StoredBlob } from '#core';
import {
  type Database,
  FileBlobStore,
  newId,
  openDatabase,
  PgCollections,
  PgDocuments,
  PgSources,
  PgSourceVisits,
  SecretBox,
} from '#store';
import { admin, never } from '../test/conformance/store-world.ts';
import { needPostgres } from './need-postgres.ts';
import { writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '160' },
    rounds: { type: 'string', default: '5' },
    'line-ms': { type: 'string', default: '5' },
  },
});
const items = Number(values.items);
const rounds = Number(values.rounds);
const lineMs = Number(values['line-ms']);
const places = ['last', 'told', 'none'] as const;
type Place = (typeof places)[number];
type Bring = (place: Place, number: number) => Promise<unknown>;

const dir = await mkdtemp(join(tmpdir(), 'aquifer-audit-'));
await using stack = new AsyncDisposableStack();
stack.defer(() => rm(dir, { recursive: true, force: true }));
const options = { signal: never(), log: { info: () => undefined, warn: () => undefined } };
const server = stack.use(await needPostgres());
const alter = await openDatabase({ kind: 'server', url: await server.freshDatabase() }, options);
await alter.script(async (run) => {
  await run('alter system set fsync = on');
  await run('select pg_reload_conf()');
});
await alter[Symbol.asyncDispose]();

const figures = {
  embedded: await measured({ kind: 'embedded', dir: join(dir, 'database') }),
  server: await measured({ kind: 'server', url: await server.freshDatabase() }),
  farServer: await measured({ kind: 'server', url: await farFrom(await server.freshDatabase()) }),
};
const { last, told } = figures.farServer.visits['16 writers'];
writeResult({
  name: 'audit-writers',
  ratio: last / told,
  measure: `visits a second by 16 writers, ${lineMs} ms from the database`,
  ours: { what: 'the row last in its transaction', perSecond: last },
  peer: { what: 'the row where the act is told', perSecond: told },
  itemsPerSecond: figures,
  items,
  rounds,
  lineMs,
});

async function measured(config: Parameters<typeof openDatabase>[0]) {
  await using database = await openDatabase(config, options);
  const bring = await roadsOf(database);
  const both = async (road: Bring) => ({ '1 writer': await perSecond(road, 1), '16 writers': await perSecond(road, 16) });
  return { uploads: await both(bring.upload), visits: await both(bring.visit) };
}

/** The places take turns, so that what else the machine does meets all of them. Medians. */
async function perSecond(bring: Bring, writers: number): Promise<Record<Place, number>> {
  const seen: Record<Place, number[]> = { last: [], told: [], none: [] };
  for (let round = 0; round <= rounds; round += 1)
    for (const place of places) {
      const numbers = Array.from({ length: items }, (_, number) => number).values();
      const startedAt = performance.now();
      const write = async (): Promise<void> => {
        for (const number of numbers) await bring(place, number);
      };
      await Promise.all(Array.from({ length: writers }, write));
      // The first round warms up.
      if (round > 0) seen[place].push((items * 1000) / (performance.now() - startedAt));
    }
  const median = (all: readonly number[]): number => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
  const found = { last: median(seen.last), told: median(seen.told), none: median(seen.none) };
  console.error(writers, found);
  return found;
}

async function roadsOf(database: Database): Promise<Record<'upload' | 'visit', Bring>> {
  const blobs = new FileBlobStore(join(dir, 'blobs'));
  const { id: collectionId } = await new PgCollections(database).create(admin, newId());
  // Two uploads of the same bytes at once would wait for each other.
  const files: StoredBlob[] = [];
  for (let number = 0; number < items; number += 1)
    files.push(await blobs.put(Readable.from([Buffer.from(`Ferry ${number} leaves at nine.`)]), 1000, never()));
  const fileOf = (number: number): StoredBlob => files[number] ?? missing();
  const secrets = new SecretBox({ secretKey: null, dataDir: dir });
  const limits = { graceSeconds: 0, staleAfterSeconds: null, secret: null, nextVisitAt: null, guardDocuments: null };
  const access = { public: true, groups: [] };
  const schedule = { everySeconds: 3600 };
  const fields = { name: 'Manual', kind: 'url', settings: {}, schedule, isPaused: false, access, collectionId, ...limits };
  const source = await new PgSources(database, secrets).create(admin, fields);
  const stores = Object.fromEntries(places.map((place) => [place, placing(database, place)])) as Record<Place, Database>;
  const documents = (place: Place): PgDocuments => new PgDocuments(stores[place], blobs);
  const visit = await new PgSourceVisits(database, { blobs, documents: documents('last'), secrets }).begin(source.id);
  if (!visit) throw new Error('no visit begins');
  const ledgerOf = (place: Place): typeof visit => Object.assign(Object.create(visit) as typeof visit, { database: stores[place] });
  const item = { url: null, title: 'Ferry', fileName: 'ferry.txt', mediaType: null, version: '1', modifiedAt: null, metadata: {} };
  const upload = { principal: admin, collectionId, fileName: 'ferry.txt', mediaType: 'text/plain' };
  return {
    upload: (place, number) =>
      documents(place).receive({ ...upload, blob: fileOf(number), fields: { externalId: newId(), title: 'Ferry' } }),
    visit: (place, number) => ledgerOf(place).take({ item: { ...item, key: newId() }, blob: fileOf(number), mediaType: 'text/plain' }),
  };
}

const missing = (): never => {
  throw new Error('there are as many files as items');
};

/** The same database, with rows that are to come last written at another place. */
function placing(database: Database, place: Place): Database {
  if (place === 'last') return database;
  return Object.assign(Object.create(database) as Database, {
    transaction: (work: Parameters<Database['transaction']>[0]) =>
      database.transaction(async (transaction) => {
        const early: Promise<unknown>[] = [];
        transaction.last = (...call) => {
          // Statements of a connection run in the order in which they were given.
          if (place === 'told') early.push(transaction.query(...call));
        };
        const result = await work(transaction);
        await Promise.all(early);
        return result;
      }),
  });
}

/** The address of a line to the server on which every message takes its time, half of it each way. */
async function farFrom(url: string): Promise<string> {
  const near = new URL(url);
  const late = (from: Socket, to: Socket): void => {
    from.on('data', (bytes) => setTimeout(() => to.write(bytes), lineMs / 2));
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  };
  const line = createServer((socket) => {
    const there = connect({ host: near.hostname, port: Number(near.port), noDelay: true });
    socket.setNoDelay(true);
    late(socket, there);
    late(there, socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => line.once('listening', resolve));
  stack.defer(() => void line.close());
  return Object.assign(new URL(url), { port: String((line.address() as AddressInfo).port) }).href;
}
