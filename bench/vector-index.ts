// The vector leg over 100,000 chunks on a real PostgreSQL: through the index and by comparing everything, with and without filters. The peer
// is the plain exact scan that the product began with; recall is counted against it.
// Flags: --chunks 100000 --queries 50 --database postgres (or embedded, or the URL of a database that was filled before).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import type { LegHit, Principal, SearchScope } from '#core';
import { fetchModel, findEmbedModel, StaticEmbedder } from '#models';
import { defaultOrganisationId, openDatabase, PgChunkSearch, PgCollections, PgVectorIndex, type VectorWay } from '#store';
import { needPostgres } from './need-postgres.ts';
import { percentileMs, writeResult } from './result.ts';
import { fillWithVectors, timeInserts } from './vector-world.ts';
import { WordModel } from './word-model.ts';

const { values } = parseArgs({
  options: {
    chunks: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '50' },
    database: { type: 'string', default: 'postgres' },
  },
});
const limit = 100;
const warmUp = 3;
const seed = 20_261_121;
const signal = new AbortController().signal;
const modelsDir = process.env['AQUIFER_MODELS'] ?? '.cache/models';

type Find = (query: Float32Array, scope: SearchScope, rows: number) => Promise<LegHit[]>;

await using stack = new AsyncDisposableStack();
const embedder = await openEmbedder();
const database = stack.use(
  await openDatabase(await databaseOf(values.database), {
    signal,
    migrations: 'apply',
    log: { info: () => undefined, warn: console.warn },
  }),
);
const client = new Client({ connectionString: database.url });
await client.connect();
stack.defer(() => client.end());

const words = new WordModel(seed);
const asker: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const isFilled = values.database.startsWith('postgres:');
const collection = isFilled ? await collectionOfBefore() : await new PgCollections(database).create(asker, 'vectors');
if (!isFilled) await fillWithVectors(client, { embedder, words, collectionId: collection.id, chunks: Number(values.chunks) });
const chunks = Number((await client.query<{ count: string }>('select count(*) from chunk')).rows[0]?.count);
const questions = Array.from({ length: Number(values.queries) + warmUp }, (_, number) => words.query(number + 5000));
const queries = await embedder.embed(questions, 'query', signal);
await preparePeer();
const ways: VectorWay[] = [];
const comparing = await PgChunkSearch.open(database, { stepPrice: Infinity });
const weighing = await PgChunkSearch.open(database, { onWay: (way) => ways.push(way) });
const walking = await PgChunkSearch.open(database, { stepPrice: 0, onWay: (way) => ways.push(way) });
const { p50Ms, p95Ms, p99Ms } = await measure(by(comparing), scopeOf({}), []);
// A database of before has its index already.
const insertedBefore = isFilled ? null : await timeInserts(client, embedder, words);
const built = await new PgVectorIndex(database, { from: 1 }).refresh(embedder.id, signal);
console.log(JSON.stringify(built));

const cases = [];
for (const [name, filter] of Object.entries(filters())) cases.push(await measureCase(name, scopeOf(filter)));
const whole = cases[0];
writeResult({
  name: values.database === 'embedded' ? 'vector-index-embedded' : 'vector-index',
  ratio: Math.round(((whole?.peer.p50Ms ?? 0) / (whole?.ours.p50Ms ?? 1)) * 100) / 100,
  ours: { name: 'index or exact, as weighed', ...whole?.ours },
  peer: { name: 'the exact scan as it was', ...whole?.peer },
  database: values.database === 'embedded' ? 'embedded' : 'postgres',
  chunks,
  queries: Number(values.queries),
  limit,
  embedder: embedder.id,
  dimensions: embedder.dimensions,
  exactOfEverything: { p50Ms, p95Ms, p99Ms },
  index: { ...built, ...(await sizes()) },
  chunksFoundFirstByTheirOwnVector: { of: 500, share: await findsItself() },
  twentyMoreVectorsMs: { withoutIndex: insertedBefore, withIndex: await timeInserts(client, embedder, words) },
  cases,
});

async function measureCase(name: string, scope: SearchScope) {
  const { peer, truth } = await measurePeer(scope);
  const exact = await measure(by(comparing), scope, truth);
  const ours = await measureWays(weighing, scope, truth);
  const index = await measureWays(walking, scope, truth);
  const ofTen = await measure(
    by(weighing),
    scope,
    truth.map((hits) => hits.slice(0, 10)),
    10,
  );
  const report = { scope: name, ours, indexAlways: index, exact, limitTen: ofTen, peer };
  console.log(JSON.stringify(report));
  return report;
}

/** What keeps how much of the collection. */
function filters(): Record<string, Record<string, unknown>> {
  return {
    everything: {},
    'half of it': { hundred: { lt: 50 } },
    '10 %': { hundred: { lt: 10 } },
    '1 %': { hundred: 7 },
    '0.1 %': { thousand: 7 },
    'one row': { only: true },
  };
}

async function measureWays(search: PgChunkSearch, scope: SearchScope, truth: readonly LegHit[][]) {
  ways.length = 0;
  const measured = await measure(by(search), scope, truth);
  const counted: Record<string, number> = {};
  for (const { method, why } of ways.slice(warmUp)) counted[`${method}: ${why}`] = (counted[`${method}: ${why}`] ?? 0) + 1;
  return { ...measured, ways: counted };
}

async function measure(find: Find, scope: SearchScope, truth: readonly LegHit[][], rows = limit) {
  const times: number[] = [];
  const recall: Record<10 | 100, number[]> = { 10: [], 100: [] };
  let short = 0;
  for (const [number, query] of queries.entries()) {
    const startedAt = performance.now();
    const hits = await find(query, scope, rows);
    if (number < warmUp) continue;
    times.push(performance.now() - startedAt);
    const expected = truth[number] ?? [];
    if (hits.length < expected.length) short += 1;
    for (const depth of [10, 100] as const) recall[depth].push(recallOf(hits, expected, depth));
  }
  return {
    p50Ms: percentileMs(times, 0.5),
    p95Ms: percentileMs(times, 0.95),
    p99Ms: percentileMs(times, 0.99),
    recallAt10: mean(recall[10]),
    ...(rows > 10 && { recallAt100: mean(recall[100]) }),
    answersWithTooFewRows: short,
  };
}

/** The share of the truth's first rows that are among the first found. */
function recallOf(hits: readonly LegHit[], truth: readonly LegHit[], depth: number): number {
  const expected = truth.slice(0, depth);
  if (expected.length === 0) return 1;
  const ids = new Set(expected.map(({ chunkId }) => chunkId));
  return hits.slice(0, depth).filter(({ chunkId }) => ids.has(chunkId)).length / expected.length;
}

/** What the peer finds is the truth. */
async function measurePeer(scope: SearchScope) {
  const truth: LegHit[][] = [];
  const find: Find = async (query, within, rows) => {
    const hits = await plainExact(query, within, rows);
    truth.push(hits);
    return hits;
  };
  return { peer: await measure(find, scope, []), truth };
}

function by(search: PgChunkSearch): Find {
  return (vector, scope, rows) => search.byVector({ vector, modelId: embedder.id }, rows, scope, signal);
}

function scopeOf(filter: Record<string, unknown>): SearchScope {
  return { principal: asker, collectionIds: [collection.id], filter, asOf: null };
}

/** Readers as they were asked before: a function that kept the scan to one core. */
async function preparePeer(): Promise<void> {
  await client.query(`create or replace function may_read_alone(d document, organisation text, role text, groups text[]) returns boolean language sql stable
    return d.deleted_at is null and d.organisation_id = organisation and (d.access_public or role = 'admin' or d.access_groups && groups)`);
}

/** The statement as it was before there was an index. */
async function plainExact(query: Float32Array, scope: SearchScope, rows: number): Promise<LegHit[]> {
  const result = await client.query<{ chunk_id: string; score: number }>(
    `select c.id as chunk_id, 1 - (e.vector <=> $4::vector) as score
    from document d
    join chunk c on c.revision_id = d.live_revision_id
    join embedding e on e.text_hash = c.text_hash and e.model_id = $5
    where d.collection_id = any($1::text[]) and may_read_alone(d, $2, 'admin', '{}'::text[]) and d.attributes @@ $3::jsonpath
    order by e.vector <=> $4::vector, c.id limit $6`,
    [scope.collectionIds, scope.principal.organisationId, pathOf(scope.filter), `[${query.join(',')}]`, embedder.id, rows],
  );
  return result.rows.map((row) => ({ chunkId: row.chunk_id, score: row.score }));
}

/** Of the few filters above. */
function pathOf(filter: SearchScope['filter']): string {
  const [name, test] = Object.entries(filter)[0] ?? [];
  if (name === undefined) return '1 == 1';
  if (typeof test === 'object' && test !== null && 'lt' in test) return `$."${name}" < ${String(test.lt)}`;
  return `$."${name}" == ${String(test)}`;
}

/** A vector far from all others may be one that no walk leads to: each of 500 is looked for with itself. */
async function findsItself(): Promise<number> {
  const { rows } = await client.query<{ text_hash: string; id: string; vector: string }>(
    'select e.text_hash, c.id, e.vector::text from embedding e join chunk c on c.text_hash = e.text_hash order by e.text_hash limit 500',
  );
  const found: number[] = [];
  for (const { id, vector } of rows) {
    const hits = await by(walking)(Float32Array.from(JSON.parse(vector) as number[]), scopeOf({}), 10);
    found.push(hits.some(({ chunkId }) => chunkId === id) ? 1 : 0);
  }
  return mean(found);
}

async function sizes(): Promise<object> {
  const result = await client.query<{ index_bytes: string; table_bytes: string }>(
    `select pg_relation_size(vector_index($1)::regclass) as index_bytes, pg_table_size('embedding') as table_bytes`,
    [embedder.id],
  );
  const megabytes = (bytes: string | undefined) => Math.round(Number(bytes) / 1e6);
  return { indexMb: megabytes(result.rows[0]?.index_bytes), tableMb: megabytes(result.rows[0]?.table_bytes) };
}

async function openEmbedder(): Promise<StaticEmbedder> {
  const model = findEmbedModel('potion-base-8m');
  await fetchModel(model, { dir: modelsDir, localSource: null, hubUrl: 'https://huggingface.co' }, { signal });
  return StaticEmbedder.open(model, { dir: modelsDir });
}

async function collectionOfBefore(): Promise<{ readonly id: string }> {
  const { rows } = await client.query<{ id: string }>("select id from collection where name = 'vectors'");
  if (!rows[0]) throw new Error(`${values.database} was not filled by this benchmark`);
  return rows[0];
}

async function databaseOf(kind: string) {
  if (kind.startsWith('postgres:')) return { kind: 'server', url: kind } as const;
  if (kind === 'embedded') {
    const dir = await mkdtemp(join(tmpdir(), 'aquifer-vectors-'));
    stack.defer(() => rm(dir, { recursive: true, force: true }));
    return { kind: 'embedded', dir: join(dir, 'database') } as const;
  }
  return { kind: 'server', url: await stack.use(await needPostgres()).freshDatabase() } as const;
}

function mean(numbers: readonly number[]): number {
  return Math.round((numbers.reduce((sum, value) => sum + value, 0) / Math.max(1, numbers.length)) * 10_000) / 10_000;
}
