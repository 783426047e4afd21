// Embedding as Aquifer does it against the common way of using the same library on the same model: onnxruntime-node as it comes
// (all cores, batches of 32 in the order of arrival, padded to the longest). Rounds alternate; medians decide.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#config';
import { chunkDocument, defaultChunkSettings } from '#ingest';
import { fetchModel, findEmbedModel, modelFilePath, OnnxEmbedder } from '#models';
import { root } from '../test/service.ts';
import { PaddedEmbedder } from './padded-embedder.ts';
import { writeResult } from './result.ts';

const rounds = 5;
const chunkCount = 96;
const never = new AbortController().signal;
const settings = readConfig({ AQUIFER_MODELS: join(root, '.cache/models') }).models;
const model = findEmbedModel(settings.embedderId);
await fetchModel(model, settings, { signal: never });
await using ours = await OnnxEmbedder.open(model, settings, { device: 'cpu', threads: 1, passageRuns: 2 });
const peer = await PaddedEmbedder.open(
  modelFilePath(settings.dir, model, 'model.onnx'),
  modelFilePath(settings.dir, model, 'tokenizer.json'),
);
const texts = readTexts();

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const costs: { ours: Cost[]; peer: Cost[] } = { ours: [], peer: [] };
let oursVectors: Float32Array[] = [];
let peerVectors: Float32Array[] = [];
for (let round = 0; round < rounds; round += 1) {
  costs.ours.push(await cost(async () => void (oursVectors = await ours.embed(texts, 'passage', never))));
  costs.peer.push(await cost(async () => void (peerVectors = await peer.embed(texts))));
}
const [mine, theirs] = [median(costs.ours), median(costs.peer)];
writeResult({
  name: 'embed',
  ratio: round2(theirs.wallMs / mine.wallMs),
  cpuRatio: round2(theirs.cpuMs / mine.cpuMs),
  cosine: round2(mean(oursVectors.map((vector, index) => dot(vector, peerVectors[index] ?? vector)))),
  ours: { ...mine, textsPerSecond: round2((texts.length / mine.wallMs) * 1000) },
  peer: {
    name: 'onnxruntime-node with its defaults, batches of 32 padded',
    ...theirs,
    textsPerSecond: round2((texts.length / theirs.wallMs) * 1000),
  },
  texts: texts.length,
  rounds,
});

/** Chunks of the project's own documentation, or of the development documents where they are there: real lengths, real order. */
function readTexts(): string[] {
  const book = join(root, '../shared/eval/documents/markdown-rust-book');
  const folder = existsSync(book) ? book : join(root, 'docs');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith('.md'));
  const chunks = files.flatMap((entry) => {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    const block = { start: 0, end: text.length, kind: 'paragraph', level: 0, page: null } as const;
    return chunkDocument({ text, blocks: [block] }, entry.name, (part) => ours.countTokens(part), defaultChunkSettings);
  });
  return chunks.map((chunk) => chunk.text).slice(0, chunkCount);
}

async function cost(work: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const used = process.cpuUsage(cpu);
  return { wallMs: Math.round(performance.now() - started), cpuMs: Math.round((used.user + used.system) / 1000) };
}

function median(list: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number): number => list.map(pick).sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return { wallMs: middle((cost) => cost.wallMs), cpuMs: middle((cost) => cost.cpuMs) };
}

function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
