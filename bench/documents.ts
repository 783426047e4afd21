// Uploads every file of ../shared/eval/documents through REST while searching all along.
// The peer is the same service idle: what searching loses to ingestion.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Document, DocumentList, Problem } from '#contract';
import type { z } from 'zod';
import { root, Service } from '../test/service.ts';
import { MemoryWatch } from './memory-watch.ts';
import { percentileMs, writeResult } from './result.ts';

const folder = join(root, '../shared/eval/documents');
const sets = ['html-readability', 'pdf-samples', 'pdf-tables', 'markdown-rust-book', 'office-html-md-csv'];
const queries = [
  'how does ownership work',
  'total population by state',
  'what is a reference',
  'cancel a subscription',
  'error handling with Result',
  'annual report table',
];

if (!existsSync(folder)) throw new Error(`the documents are not here: ${folder}`);
await using service = await Service.start();
await service.post('/v1/collections', { name: 'documents' });
using memory = new MemoryWatch(service.pid);
const files = sets.flatMap(filesOf);
const started = performance.now();

const busy = new AbortController();
const searching = searchUntil(busy.signal);
const refused = await uploadAll(files);
await service.untilIdle('documents', 3_600_000);
busy.abort();
const during = await searching;
const seconds = (performance.now() - started) / 1000;

const idle: number[] = [];
for (let round = 0; round < 60; round += 1) idle.push(await searchOnce(round));
const documents = await allDocuments();
const p95 = { idleMs: percentileMs(idle, 0.95), duringMs: percentileMs(during, 0.95) };

writeResult({
  name: 'documents',
  ratio: Math.round((p95.idleMs / p95.duringMs) * 100) / 100,
  ours: {
    searchP50Ms: percentileMs(during, 0.5),
    searchP95Ms: p95.duringMs,
    searchMaxMs: percentileMs(during, 1),
    searches: during.length,
    load: 'while ingesting',
  },
  peer: { searchP50Ms: percentileMs(idle, 0.5), searchP95Ms: p95.idleMs, searches: idle.length, load: 'idle, all documents live' },
  files: files.length,
  seconds: Math.round(seconds),
  peakMemory: memory.peak(),
  sets: Object.fromEntries(sets.map((set) => [set, countsOf(set)])),
  reasons: reasons(),
});

function filesOf(set: string): string[] {
  return readdirSync(join(folder, set), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Problems of files that were refused at once, by external id. */
async function uploadAll(paths: readonly string[]): Promise<Map<string, Problem>> {
  const refused = new Map<string, Problem>();
  const waiting = paths.values();
  const uploadNext = async (): Promise<void> => {
    for (const path of waiting) {
      const externalId = relative(folder, path);
      const response = await service.upload('documents', { name: path.split('/').at(-1) ?? '', bytes: readFileSync(path), externalId });
      if (!response.ok) refused.set(externalId, (await response.json()) as Problem);
    }
  };
  await Promise.all([1, 2, 3, 4].map(uploadNext));
  return refused;
}

async function searchUntil(signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; !signal.aborted; round += 1) {
    times.push(await searchOnce(round));
    await sleep(200);
  }
  return times;
}

async function searchOnce(round: number): Promise<number> {
  const begun = performance.now();
  const response = await service.post('/v1/search', { query: queries[round % queries.length], limit: 10 });
  if (!response.ok) throw new Error(`search failed: ${await response.text()}`);
  await response.json();
  return performance.now() - begun;
}

async function allDocuments(): Promise<Document[]> {
  const all: Document[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: z.infer<typeof DocumentList> = await service.json(
      `/v1/collections/documents/documents?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

function countsOf(set: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (status: string): void => void (counts[status] = (counts[status] ?? 0) + 1);
  for (const document of documents)
    if (document.externalId.startsWith(`${set}/`)) add(document.failure ? `failed: ${document.failure.code}` : document.status);
  for (const [externalId, problem] of refused) if (externalId.startsWith(`${set}/`)) add(`refused: ${problem.code}`);
  return counts;
}

function reasons(): Record<string, string> {
  const failed = documents.flatMap((document) => (document.failure ? [[document.externalId, document.failure.reason]] : []));
  return Object.fromEntries([...failed, ...[...refused].map(([externalId, problem]) => [externalId, problem.detail])]) as Record<
    string,
    string
  >;
}
