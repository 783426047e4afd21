// Tokens a second of a local model beside 0, 1 and 2 processes that keep a core busy each, against node-llama-cpp as it comes, with the
// same file. Rounds alternate; medians decide. `--model FILE` names another GGUF file than the smallest of the manifest.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { readConfig } from '#config';
import { invariant } from '#core';
import { fetchModel, generateModels, LlamaGenerator, modelFilePath } from '#models';
import { root } from '../test/service.ts';
import { writeResult } from './result.ts';

const rounds = 3;
const tokens = 24;
/** Until the neighbours are there, or gone, for whoever looks. */
const settleMs = 700;
const never = new AbortController().signal;
const { values } = parseArgs({ options: { model: { type: 'string' } } });
const path = values.model ?? (await smallest());
const prompt = 'Tell me of a ferry that crosses a river at noon, and of those who wait for it.';

const ours = await LlamaGenerator.open({
  id: basename(path),
  path,
  contextTokens: 1024,
  device: 'cpu',
  threads: availableParallelism(),
  signal: never,
});
const llama = await getLlama({ build: 'never', gpu: false, skipDownload: true, progressLogs: false, logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
const context = await model.createContext({ contextSize: 1024 });
const sequence = context.getSequence();

const measured = [];
for (const neighbours of [0, 1, 2]) {
  const rates: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  const busy = Array.from({ length: neighbours }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  await pause(settleMs);
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await ourRate());
    rates.peer.push(await peerRate());
  }
  for (const each of busy) each.kill('SIGKILL');
  const [mine, theirs] = [median(rates.ours), median(rates.peer)];
  measured.push({ neighbours, ours: mine, peer: theirs, ratio: mine / theirs });
  console.log(measured.at(-1));
}
const [alone] = measured;
const beside = measured.at(-1);
writeResult({
  name: 'busy-neighbours',
  ratio: beside?.ratio ?? 0,
  ours: { what: 'LlamaGenerator', tokensPerSecond: beside?.ours, alone: alone?.ours },
  peer: { what: 'node-llama-cpp as it comes', tokensPerSecond: beside?.peer, alone: alone?.peer, threads: context.idealThreads },
  model: basename(path),
  tokens,
  rounds,
  measured,
});
await ours[Symbol.asyncDispose]();
process.exit(0);

/** Tokens a second of decoding, the prompt not counted. */
async function ourRate(): Promise<number> {
  const stream = ours.generate({ system: '', user: prompt, maxTokens: tokens, temperature: 0 }, never);
  for (;;) {
    const { done, value } = await stream.next();
    if (done) return (1000 * value.completionTokens) / value.decodeMs;
  }
}

async function peerRate(): Promise<number> {
  await sequence.clearHistory();
  let count = 0;
  let startMs = 0;
  for await (const _ of sequence.evaluate(model.tokenize(prompt), { temperature: 0, yieldEogToken: true })) {
    if (count === 0) startMs = performance.now();
    count += 1;
    if (count > tokens) break;
  }
  return (1000 * (count - 1)) / (performance.now() - startMs);
}

async function smallest(): Promise<string> {
  const settings = readConfig({ AQUIFER_MODELS: join(root, '.cache/models') }).models;
  const entry = generateModels().find(({ id }) => id.startsWith('smollm2-135m'));
  invariant(entry, 'the manifest has the smallest model');
  await fetchModel(entry, settings, { signal: never });
  return modelFilePath(settings.dir, entry, 'model.gguf');
}

function median(all: readonly number[]): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}
