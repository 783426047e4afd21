// What models were reckoned to hold against what processes grew by that loaded them and read prompts as long as their context: generators at
// two contexts, embedders with two and three sessions. Then the refusal of one that does not fit, and a switch while questions stream.
// `--model FILE` takes another GGUF file as well, and switches to it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { readConfig } from '#config';
import {
  encoderMemory,
  fetchModel,
  findEmbedModel,
  findModel,
  fitGenerator,
  generatorMemory,
  modelFilePath,
  readGgufHeader,
} from '#models';
import { writeGguf } from '#testing';
import { root } from '../test/service.ts';
import { switchModels } from './memory/switch-models.ts';
import { writeResult } from './result.ts';

const smallest = 'smollm2-135m-instruct-q4_1';
const sizes = [
  { contextTokens: 512, sequences: 1 },
  { contextTokens: 2048, sequences: 2 },
];
const embedders = ['bge-small-en-v1.5-int8', 'all-minilm-l6-v2-int8', 'bge-small-en-v1.5'];
const never = new AbortController().signal;
const { values } = parseArgs({ options: { model: { type: 'string' } } });
const models = readConfig({ AQUIFER_MODELS: join(root, '.cache/models') }).models;
const folder = mkdtempSync(join(tmpdir(), 'aquifer-memory-'));

try {
  const made = join(folder, 'made-q8_0.gguf');
  writeGguf(made, {
    name: 'made',
    layers: 12,
    width: 768,
    feedForward: 2560,
    heads: 12,
    valueHeads: 4,
    contextTokens: 4096,
    tokens: 100_000,
  });
  const smallestPath = await fetched(smallest, 'model.gguf');
  const generators = [];
  for (const path of [smallestPath, made, ...(values.model ? [values.model] : [])])
    for (const size of sizes) generators.push(await generatorAt(path, size));
  const encoders = [];
  for (const id of embedders) for (const runs of [1, 2]) encoders.push(await encoderWith(id, runs));
  const switched = await switchModels({ from: { id: smallest, path: smallestPath }, to: values.model ?? null, folder });
  const ours = worst(generators.map(({ off }) => off));
  const peer = worst(generators.map(({ theirsOff }) => theirsOff));
  writeResult({
    name: 'memory',
    ratio: peer / ours,
    ours: { what: 'reckoned before loading', worstOff: ours, worstOffOfEmbedders: worst(encoders.map(({ off }) => off)) },
    peer: { what: "node-llama-cpp's own estimate, without its JavaScript", worstOff: peer },
    generators,
    embedders: encoders,
    refused: refusalOf(values.model ?? made),
    switched,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function generatorAt(path: string, size: (typeof sizes)[number]) {
  const reckoned = generatorMemory(readGgufHeader(path), size);
  const { contextTokens, sequences } = size;
  const held = await inProcess<{ grown: number; after: number; loadMs: number; estimate: number }>('hold-generator', [
    path,
    String(contextTokens),
    String(sequences),
  ]);
  const row = {
    model: basename(path) === 'model.gguf' ? smallest : basename(path),
    ...size,
    reckonedMb: megabytes(reckoned.totalBytes),
    measuredMb: megabytes(held.grown),
    off: off(reckoned.totalBytes, held.grown),
    theirsMb: megabytes(held.estimate),
    theirsOff: off(held.estimate, held.grown),
    leftAfterUnloadingMb: megabytes(held.after),
    loadSeconds: Math.round(held.loadMs / 100) / 10,
  };
  console.log(row);
  return row;
}

async function encoderWith(id: string, runs: number) {
  const path = await fetched(id, 'model.onnx');
  const reckoned = encoderMemory({ id, bytes: statSync(path).size, sessions: runs + 1 }).totalBytes;
  const { grown } = await inProcess<{ grown: number }>('hold-embedder', [id, models.dir, String(runs)]);
  const row = { model: id, sessions: runs + 1, reckonedMb: megabytes(reckoned), measuredMb: megabytes(grown), off: off(reckoned, grown) };
  console.log(row);
  return row;
}

/** In the words that an operator reads. */
function refusalOf(path: string): string {
  try {
    fitGenerator(
      readGgufHeader(path),
      { id: basename(path), contextTokens: 4096, sequences: 4 },
      { bytes: 250e6, why: 'a room that is too small' },
    );
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('no model fits into so little');
}

async function inProcess<Said>(name: string, args: readonly string[]): Promise<Said> {
  const program = fileURLToPath(new URL(`./memory/${name}${extname(import.meta.url)}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('{"'))) as Said;
}

async function fetched(id: string, file: string): Promise<string> {
  const model = id === smallest ? findModel(id) : findEmbedModel(id);
  await fetchModel(model, models, { signal: never });
  return modelFilePath(models.dir, model, file);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function off(said: number, held: number): number {
  return Math.round((1000 * (said - held)) / held) / 1000;
}

function worst(shares: readonly number[]): number {
  return Math.max(...shares.map(Math.abs));
}
