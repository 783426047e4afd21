// A local model as it is served here beside node-llama-cpp by its documentation: the same GGUF file, machine and threads, sides in turn,
// medians, prompts of about 1,500 tokens from retrieval on clapnq. `--generator ID|PATH --set FOLDER --data FOLDER` (what an earlier run
// ingested there is used again), `--parts first,mix,uniform,writing,at-once` and, where named, `by-rank`, `--busy` (while an ingestion
// runs), `--limit 200` (questions of the mix), `--prompts 5` (of every other part), `--questions 200 --documents 1000` (whose documents
// are ingested, and how many others), `--prompt-tokens 1500`, `--tokens 40` (written by each of four and eight at once), `--name serving`.
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#config';
import { invariant } from '#core';
import { defaultParkedBytes, fetchModel, generateModels, LlamaGenerator, memoryBytes, modelFilePath, StateRoom } from '#models';
import { seededRandom } from '../test/conformance/random.ts';
import { root, Service } from '../test/service.ts';
import { whileIngesting } from './latency/steady-ingestion.ts';
import { writeResult } from './result.ts';
import { AskedSet } from './serving/clapnq.ts';
import { askMix, atOnce, firstTokens, readByOneSequence, writingRates } from './serving/measures.ts';
import { type AskedPrompt, PromptMaker } from './serving/prompts.ts';
import { drawMix, realistic, uniformMix } from './serving/question-mix.ts';
import { openPlain, ourSide } from './serving/sides.ts';
import { WordModel } from './word-model.ts';

const { values } = parseArgs({
  options: {
    generator: { type: 'string', default: 'smollm2-135m-instruct-q4_1' },
    set: { type: 'string', default: join(root, '../shared/eval/retrieval/clapnq') },
    data: { type: 'string' },
    parts: { type: 'string', default: 'first,mix,uniform,writing,at-once' },
    busy: { type: 'boolean', default: false },
    limit: { type: 'string', default: String(realistic.count) },
    prompts: { type: 'string', default: '5' },
    questions: { type: 'string', default: '200' },
    documents: { type: 'string', default: '1000' },
    'prompt-tokens': { type: 'string', default: '1500' },
    tokens: { type: 'string', default: '40' },
    name: { type: 'string', default: 'serving' },
  },
});
const parts = new Set(values.parts.split(','));
const few = Number(values.prompts);
const threads = availableParallelism();
const contextTokens = 2048;
const never = new AbortController().signal;
/** One of so many of the mix goes to the peer as well. */
const every = 10;
const uniformCount = Math.min(40, Number(values.limit));
const writtenTokens = 100;
const atOnceTokens = Number(values.tokens);
const crowds = [4, 8];

await using stack = new AsyncDisposableStack();
const path = await modelPath();
const service = stack.use(await Service.start({ dataDir: values.data, environment: { AQUIFER_GENERATOR: 'none', ...patient() } }));
const set = await AskedSet.ingest(service, values.set, { questions: Number(values.questions), others: Number(values.documents) });
const generator = await opened('auto');
const ours = ourSide('Aquifer', generator);
const plain = await openPlain({ path, contextSize: contextTokens, threads });
const plainOne = await plain.side('node-llama-cpp', 1);
const maker = new PromptMaker(set, (system, user) => generator.countPromptTokens(system, user), Number(values['prompt-tokens']));
const { figures, ingested } = values.busy ? await beside() : { figures: await measured(), ingested: null };

const mix = 'mix' in figures ? figures.mix : null;
writeResult({
  name: values.name,
  ratio: mix?.timesLessRead ?? Number.NaN,
  measure: 'prompt tokens of the mix over those that had to be read',
  ours: {
    what: 'LlamaGenerator as the product opens it',
    sequences: generator.sequences,
    prefixes: generator.prefixes,
    drafts: generator.draftReports(),
  },
  peer: {
    what: 'node-llama-cpp: LlamaChatSession for each prompt in a cleared sequence; temperature 0, repeatPenalty off, else its defaults',
    threads,
    contextSize: contextTokens,
  },
  model: existsSync(values.generator) ? basename(path) : values.generator,
  promptTokens: Number(values['prompt-tokens']),
  realistic: { ...realistic, count: Number(values.limit) },
  whileIngesting: ingested,
  loadAverage: loadavg(),
  ...figures,
});
await stack.disposeAsync();
process.exit(0);

async function measured() {
  const later = (from: number, count: number): Promise<AskedPrompt[]> =>
    maker
      .of(uniformMix(from + count).slice(from))
      .then((prompts) => prompts.map((prompt, index) => ({ ...prompt, scope: `${from}+${index}` })));
  // Topics behind those of the mix; each part has its own.
  console.error('measuring');
  return {
    ...(parts.has('first') && { first: await firstTokens([ours, plainOne], await later(100, few)) }),
    ...(parts.has('mix') && { mix: await mixed(false) }),
    ...(parts.has('by-rank') && { mixByRank: await mixed(true) }),
    ...(parts.has('uniform') && { uniform: await uniform() }),
    ...(parts.has('writing') && { writing: await writing(await later(110, few)) }),
    ...(parts.has('at-once') && { atOnce: await crowded(await later(120, sum(crowds))) }),
  };
}

/** `byRank`: passages stand as they were ranked, not in the order in which they stood before. */
async function mixed(byRank: boolean) {
  await generator.forgetRead();
  const asked = drawMix({ ...realistic, count: Number(values.limit) }, seededRandom(7));
  const prompts = await maker.of(asked, { byRank });
  const neverCleared = readByOneSequence(prompts, (system, user) => generator.countPromptTokens(system, user));
  return { ...(await askMix(ours, plainOne, { prompts, every, common: maker.commonTokens })), readByOneSequence: neverCleared };
}

async function uniform() {
  await generator.forgetRead();
  return askMix(ours, plainOne, { prompts: await maker.of(uniformMix(uniformCount)), every, common: maker.commonTokens });
}

async function writing(prompts: readonly AskedPrompt[]) {
  await using bare = await opened('off');
  const sides = [ours, ourSide('Aquifer without drafts', bare), plainOne];
  return await writingRates(sides, prompts, writtenTokens);
}

async function crowded(prompts: readonly AskedPrompt[]) {
  const figures: Record<string, Readonly<Record<string, object>>> = {};
  let from = 0;
  for (const crowd of crowds) {
    const own = prompts.slice(from, (from += crowd));
    await generator.forgetRead();
    await using several = await plain.side(`node-llama-cpp, ${crowd} sequences`, crowd);
    const measured: Record<string, object> = {};
    for (const side of [ours, several, plainOne]) measured[side.name] = await atOnce(side, own, atOnceTokens);
    figures[`${crowd} questions`] = measured;
    console.error(measured);
  }
  return figures;
}

async function beside() {
  const { value, ingested } = await whileIngesting(service, new WordModel(20_261_122), measured);
  return { figures: value, ingested };
}

function opened(mode: 'auto' | 'off'): Promise<LlamaGenerator> {
  const settings = readConfig({}).prefixBytes;
  const room = new StateRoom(settings === 'auto' ? defaultParkedBytes(memoryBytes()) : settings);
  return LlamaGenerator.open({
    id: basename(path),
    path,
    contextTokens,
    sequences: 'auto',
    device: 'cpu',
    threads,
    prefixes: { room, dir: null },
    drafts: { mode, modelPath: null },
    signal: never,
  });
}

async function modelPath(): Promise<string> {
  if (existsSync(values.generator)) return values.generator;
  const settings = readConfig({ AQUIFER_MODELS: join(root, '.cache/models') }).models;
  const entry = generateModels().find(({ id }) => id === values.generator);
  invariant(entry, `${values.generator} is a file or a model of the manifest`);
  await fetchModel(entry, settings, { signal: never });
  return modelFilePath(settings.dir, entry, 'model.gguf');
}

/** Retrieval that is late beside a busy model would bring other passages. */
function patient(): Record<string, string> {
  return { AQUIFER_QUERY_DEADLINE_MS: '60000', AQUIFER_RERANK_DEADLINE_MS: '60000', AQUIFER_LEG_DEADLINE_MS: '60000' };
}

function sum(all: readonly number[]): number {
  return all.reduce((total, value) => total + value, 0);
}
