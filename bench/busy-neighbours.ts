// Tokens a second of a local model beside 0, 1 and 2 processes that keep a core busy each, against node-llama-cpp as it comes, with the
// same file. Rounds alternate; medians decide. `--model FILE` names another GGUF file than the smallest of the manifest.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { getLlama, type LlamaContextSequence, LlamaLogLevel } from 'node-llama-cpp';
import { invariant } from '#core';
import { LlamaGenerator } from '#models';
import { writeResult } from './result.ts';
import { smallestId, smallestModel } from './smallest-model.ts';

const rounds = 3;
const tokens = 24;
/** Until the neighbours are there, or gone, for whoever looks. */
const settleMs = 700;
const never = new AbortController().signal;
const { values } = parseArgs({ options: { model: { type: 'string' } } });
const path = values.model ?? (await smallestModel());
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
/** As it comes it takes four threads at least: on fewer cores a token takes seconds, so that few are enough. */
const asItComes = { sequence: await sequenceOf(), tokens: 4 };
const aThreadPerCore = { sequence: await sequenceOf(availableParallelism()), tokens };

const measured = [];
for (const neighbours of [0, 1, 2]) {
  const rates: { ours: number[]; asItComes: number[]; aThreadPerCore: number[] } = { ours: [], asItComes: [], aThreadPerCore: [] };
  const busy = Array.from({ length: neighbours }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  await pause(settleMs);
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await ourRate());
    rates.asItComes.push(await peerRate(asItComes));
    rates.aThreadPerCore.push(await peerRate(aThreadPerCore));
  }
  for (const each of busy) each.kill('SIGKILL');
  measured.push({ neighbours, ours: median(rates.ours), asItComes: median(rates.asItComes), aThreadPerCore: median(rates.aThreadPerCore) });
  console.log(measured.at(-1));
}
const beside = measured.at(-1);
invariant(beside, 'it was measured beside two neighbours');
writeResult({
  name: 'busy-neighbours',
  ratio: beside.ours / beside.asItComes,
  ours: { what: 'LlamaGenerator', tokensPerSecond: beside.ours },
  peer: { what: 'node-llama-cpp as it comes', tokensPerSecond: beside.asItComes, threads: asItComes.sequence.context.idealThreads },
  otherPeer: { what: 'node-llama-cpp with a thread for each core', tokensPerSecond: beside.aThreadPerCore },
  otherRatio: beside.ours / beside.aThreadPerCore,
  model: values.model ? basename(path) : smallestId,
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

async function sequenceOf(threads?: number): Promise<LlamaContextSequence> {
  const context = await model.createContext({ contextSize: 1024, ...(threads && { threads }) });
  return context.getSequence();
}

async function peerRate({ sequence, tokens: most }: typeof asItComes): Promise<number> {
  await sequence.clearHistory();
  let count = 0;
  let startMs = 0;
  for await (const _ of sequence.evaluate(model.tokenize(prompt), { temperature: 0, yieldEogToken: true })) {
    if (count === 0) startMs = performance.now();
    count += 1;
    if (count > most) break;
  }
  return (1000 * (count - 1)) / (performance.now() - startMs);
}

function median(all: readonly number[]): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}
