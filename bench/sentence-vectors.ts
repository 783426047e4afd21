// Questions to two services over the same documents and the same database: one embeds the sentences that it chooses among when it is
// asked, the other had them embedded in the background. Every question goes to both, one after the other; nothing comes from a memory.
// Also what the background work costs, what it takes on disk, and whether the same sentences are said.
// Flags: --documents 600 --questions 60 --set ../shared/eval/retrieval/clapnq
// --data FOLDER: fills it, or asks again over what an earlier run filled there, and leaves it standing.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Answer, Collection, System } from '#contract';
import { root, Service } from '../test/service.ts';
import { type Asked, askInTurn } from './latency/asked.ts';
import { writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '600' },
    questions: { type: 'string', default: '60' },
    data: { type: 'string' },
    set: { type: 'string', default: join(root, '../shared/eval/retrieval/clapnq') },
  },
});
if (!existsSync(values.set)) throw new Error(`there is no ${values.set}; name a folder with corpus.jsonl and queries.jsonl with --set`);
const collection = 'questioned';
const warmUps = 10;
const environment = { AQUIFER_SECOND_EMBEDDER: '', AQUIFER_GENERATOR: 'none', AQUIFER_CACHE_MB: '0', AQUIFER_ANSWER_CACHE_MB: '0' };
const ways = { without: 'embedded when asked', with: 'made before' };

await using stack = new AsyncDisposableStack();
const folder = stack.adopt(mkdtempSync(join(tmpdir(), 'aquifer-sentences-')), (path) => rmSync(path, { recursive: true, force: true }));
const documents = lines<{ id: string; title: string; text: string }>('corpus.jsonl').slice(0, Number(values.documents));
const questions = lines<{ text: string }>('queries.jsonl').map(({ text }) => text);

const source = values.data ?? join(folder, 'filled');
const filled = await fill(source);
for (const way of Object.keys(ways)) cpSync(source, join(folder, way), { recursive: true });
const kept = stack.use(await start('with', 'on'));
// What opening it took is no part of it.
const before = { bytes: await databaseBytes(kept), cpuSeconds: await cpuSeconds(kept), at: performance.now() };
await untilMade(kept, 'made vectors of sentences', filled.documents);
const background = {
  cpuSeconds: hundredths((await cpuSeconds(kept)) - before.cpuSeconds),
  wallSeconds: hundredths((performance.now() - before.at) / 1000),
  databaseBytesPerPassage: Math.round(((await databaseBytes(kept)) - before.bytes) / filled.passages),
};
console.error(JSON.stringify({ filled, background }));
const asking = stack.use(await start('without', 'off'));

const said = new Map<string, Said[]>();
const sides = [asked(ways.without, asking), asked(ways.with, kept)];
await askInTurn(sides, questions.slice(0, warmUps));
said.clear();
const measured = questions.slice(warmUps, warmUps + Number(values.questions));
const times = await askInTurn(sides, measured);
const [slower, quicker] = [times[ways.without], times[ways.with]].map((stages) => stages?.['answered']);
const pairs = [...said.values()].filter((sides) => sides.some(({ text }) => text !== ''));
const alike = pairs.filter(([left, right]) => left?.passages === right?.passages);

writeResult({
  name: 'sentence-vectors',
  ratio: hundredths((slower?.p50Ms ?? Number.NaN) / (quicker?.p50Ms ?? Number.NaN)),
  measure: 'p50 of an answered question, sentences embedded when asked over sentences embedded before',
  ours: { name: ways.with, ...quicker },
  peer: { name: ways.without, ...slower },
  ...filled,
  questions: measured.length,
  answered: pairs.length,
  // A leg or a judge that comes late ranks otherwise, on either side: that says nothing of sentences.
  otherPassages: pairs.length - alike.length,
  otherSentences: alike.filter(([left, right]) => left?.text !== right?.text).length,
  background,
  sought: soughtOf(await (await kept.fetch('/metrics')).text()),
  loadAverage: loadavg(),
  times,
});

interface Said {
  readonly text: string;
  readonly passages: string;
}

/** `ingestCpuSeconds`: from the upload until all vectors but those of sentences are there; null where an earlier run did it. */
async function fill(
  data: string,
): Promise<{ readonly documents: number; readonly passages: number; readonly ingestCpuSeconds: number | null }> {
  const wasFilled = existsSync(data);
  await using service = await start('without', 'off', data);
  await service.post('/v1/collections', { name: collection });
  const started = await cpuSeconds(service);
  const body = documents.map(({ id, title, text }) => JSON.stringify({ externalId: id, title, text, mediaType: 'text/plain' })).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  await (await service.fetch(`/v1/collections/${collection}/documents`, { method: 'POST', headers, body })).arrayBuffer();
  const { total } = await service.untilIdle(collection);
  if (!wasFilled) await untilMade(service, 'made vectors of the second embedder', total);
  const { chunks } = await service.json<Collection>(`/v1/collections/${collection}`);
  const ingestCpuSeconds = wasFilled ? null : hundredths((await cpuSeconds(service)) - started);
  return { documents: total, passages: chunks, ingestCpuSeconds };
}

function start(way: keyof typeof ways, setting: 'on' | 'off', dataDir = join(folder, way)): Promise<Service> {
  return Service.start({ dataDir, environment: { ...environment, AQUIFER_SENTENCE_VECTORS: setting } });
}

/** Stages, and `answered`: the whole of a question that was. */
function asked(name: string, service: Service): Asked {
  return {
    name,
    ask: async (question) => {
      const response = await service.post('/v1/questions', { question, collections: [collection], mode: 'extract' });
      if (!response.ok) throw new Error(`a question was answered with ${response.status}: ${await response.text()}`);
      const { status, timings, sentences, passages } = (await response.json()) as Answer;
      const texts = sentences.map(({ text }) => text).join('\n');
      said.set(question, [...(said.get(question) ?? []), { text: texts, passages: passages.map(({ chunkId }) => chunkId).join(' ') }]);
      return { ...timings, ...(status === 'answered' && { answered: timings['total'] ?? Number.NaN }) };
    },
  };
}

/** Until the service has told of as many documents in these words. */
async function untilMade(service: Service, words: string, wanted: number): Promise<void> {
  for (let made = 0; made < wanted; await sleep(500)) {
    const told = service.log.join('').split('\n');
    made = told.filter((line) => line.includes(words)).reduce((sum, line) => sum + Number(/"documents":(\d+)/.exec(line)?.[1]), 0);
  }
}

async function databaseBytes(service: Service): Promise<number> {
  return (await service.json<System>('/v1/system')).storage.databaseBytes;
}

async function cpuSeconds(service: Service): Promise<number> {
  const text = await (await service.fetch('/metrics')).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

function soughtOf(metrics: string): Record<string, number> {
  const found = [...metrics.matchAll(/^aquifer_sentence_vectors_total\{outcome="(\w+)"\} (\d+)/gm)];
  return Object.fromEntries(found.map(([, outcome = '', count]) => [outcome, Number(count)]));
}

function lines<Row>(file: string): Row[] {
  const text = readFileSync(join(values.set, file), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Row);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
