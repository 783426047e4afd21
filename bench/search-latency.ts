// Search over one large collection of made documents, stage by stage: idle, and while other documents are ingested. Beside it the same
// pipeline built from the common parts (ts_rank_cd, exact pgvector, RRF) over the same chunks and vectors, in the same database, in the
// same run: every question goes to all in turn. The collection comes through the real service with a quick model (AQUIFER_EMBEDDER,
// potion-base-8m when not set); what the default model takes to embed a question is measured beside it and added.
// Flags: --chunks 50000 --questions 300 --shape postgres or embedded (where no other pipeline can reach the database: ours alone).
// --database URL --data FOLDER: fills these, or measures again what an earlier run filled there, and leaves them standing.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { readConfig } from '#config';
import { findEmbedModel, StaticEmbedder } from '#models';
import { root, Service } from '../test/service.ts';
import { needPostgres } from './need-postgres.ts';
import { type Asked, askInTurn, type LatencyTable } from './latency/asked.ts';
import { askedCommonParts } from './latency/asked-common-parts.ts';
import { askedService, ours } from './latency/asked-service.ts';
import { fillCollection } from './latency/fill-collection.ts';
import { askedModel, questionCost } from './latency/question-cost.ts';
import { whileIngesting } from './latency/steady-ingestion.ts';
import { writeResult } from './result.ts';
import { WordModel } from './word-model.ts';

const { values } = parseArgs({
  options: {
    chunks: { type: 'string', default: '50000' },
    questions: { type: 'string', default: '300' },
    shape: { type: 'string', default: 'postgres' },
    database: { type: 'string' },
    data: { type: 'string' },
  },
});
const embedderId = process.env['AQUIFER_EMBEDDER'] ?? 'potion-base-8m';
const { models: settings } = readConfig({ AQUIFER_MODELS: process.env['AQUIFER_MODELS'] ?? `${root}/.cache/models` });
const model = new WordModel(20_261_121);
const collection = 'filled';
const warmUps = 20;
const count = Number(values.questions);

await using stack = new AsyncDisposableStack();
const url = values.shape === 'embedded' ? null : (values.database ?? (await freshDatabase()));
const database: Record<string, string> = url ? { DATABASE_URL: url, AQUIFER_WORKER: 'inside' } : {};
const service = stack.use(await Service.start({ dataDir: values.data, environment: { AQUIFER_EMBEDDER: embedderId, ...database } }));
// What an earlier run let in meanwhile: the common parts are to hold the same chunks.
await service.fetch('/v1/collections/arriving', { method: 'DELETE' });
const filled = await fillCollection(service, collection, { model, chunks: Number(values.chunks) });
console.error(`filled: ${JSON.stringify(filled)}`);

const all: Asked[] = [askedService(service, collection), stack.use(await askedModel(settings))];
if (url) {
  const embedder = await StaticEmbedder.open(findEmbedModel(embedderId), settings);
  const common = stack.use(await askedCommonParts(url, embedder));
  if (common.chunks !== filled.chunks) throw new Error(`the common parts hold ${common.chunks} chunks, the collection ${filled.chunks}`);
  all.push(...common.asked);
}
const indexes = url ? await settle(url) : [];

await askInTurn(all, questions(0, warmUps));
const idle = await askInTurn(all, questions(warmUps, count));
console.error(`idle: ${JSON.stringify(idle)}`);
const { value: ingesting, ingested } = await whileIngesting(service, model, () => askInTurn(all, questions(warmUps + count, count)));
console.error(`ingesting: ${JSON.stringify(ingesting)}`);

// Against the quicker form of the common parts; on product-docs it is the better one too (`retrieval-peers`).
const peers = Object.entries(idle).filter(([name]) => name.startsWith('common parts'));
const [peer] = peers.toSorted((a, b) => totalOf(a[1]) - totalOf(b[1]));
writeResult({
  name: 'search-latency',
  ratio: hundredths((peer ? totalOf(peer[1]) : totalOf(ingesting[ours])) / totalOf(idle[ours])),
  measure: peer
    ? 'idle p50 of the quicker common-parts pipeline over ours'
    : 'p50 of ours while ingesting over idle; no peer reaches an embedded database',
  ours: { name: ours, ...idle[ours]?.['total'] },
  peer: peer ? { name: peer[0], ...peer[1]['total'] } : { name: `${ours} while ingesting`, ...ingesting[ours]?.['total'] },
  shape: values.shape,
  chunks: filled.chunks,
  documents: filled.documents,
  embedder: embedderId,
  questions: count,
  loadAverage: loadavg(),
  approximateIndexes: indexes,
  idle,
  ingesting,
  ingested,
  withDefaultModel: { idle: withDefaultModel(idle), ingesting: withDefaultModel(ingesting) },
  notes: [
    'Aquifer: stages as the service tells them; http is the whole way there and back for a client. The common parts run in the process that asks, without HTTP, access rules or filters.',
    'keyword and vector run side by side, so stages do not add up to the total',
    'withDefaultModel: total less its own embedding plus the default model’s, percentile by percentile: a sum, not a measurement',
  ],
});

async function freshDatabase(): Promise<string> {
  return stack.use(await needPostgres()).freshDatabase();
}

/** What the sweeper and autovacuum do within minutes, for both sides; names the approximate vector indexes there are. */
async function settle(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum (analyze)');
    const { rows } = await client.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where indexdef ~* 'using (hnsw|ivfflat)' order by indexname",
    );
    return rows.map(({ indexdef }) => indexdef);
  } finally {
    await client.end();
  }
}

/** Each question once, so that nothing is answered from a cache. */
function questions(from: number, many: number): string[] {
  return Array.from({ length: many }, (_, index) => model.query(5000 + from + index));
}

function totalOf(stages: LatencyTable[string] | undefined): number {
  return stages?.['total']?.p50Ms ?? Number.NaN;
}

function withDefaultModel(table: LatencyTable): object {
  const sum = (key: 'p50Ms' | 'p95Ms' | 'p99Ms'): number => {
    const own = table[ours];
    const less = (own?.['total']?.[key] ?? Number.NaN) - (own?.['embed']?.[key] ?? 0);
    return hundredths(less + (table[questionCost]?.['embed']?.[key] ?? Number.NaN));
  };
  return { p50Ms: sum('p50Ms'), p95Ms: sum('p95Ms'), p99Ms: sum('p99Ms') };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
