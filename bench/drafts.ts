// Tokens a second that a local model writes with drafts from the quotes it has begun, without, and with node-llama-cpp's own prompt lookup:
// the prompts are those of `compose` over passages retrieved for questions of clapnq. The same text is shown by hash. First what a pass of
// 1 to 16 tokens costs here, which says what drafts can gain. Ways alternate within each prompt; medians over prompts decide, and processor
// time stands beside time because other work may share the cores. Flags: --model FILE (the smallest of the manifest when left out; what was
// measured of others stays in the result), --prompts 8, --peers 8 (of them, prompts that node-llama-cpp reads too, twice), --threads (all
// cores), --eval ../shared/eval.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getLlama, type LlamaModel, LlamaLogLevel, resolveChatWrapper } from 'node-llama-cpp';
import { type GenerationResult, invariant } from '#core';
import { LlamaGenerator } from '#models';
import { root } from '../test/service.ts';
import { composePrompts, type ComposePromptText } from './drafts/compose-prompts.ts';
import { cpuMsSince, median, passCosts, rounded } from './drafts/pass-costs.ts';
import { openPeers, type PeerWrites } from './drafts/peer.ts';
import { writeResult } from './result.ts';
import { smallestModel } from './smallest-model.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    prompts: { type: 'string', default: '8' },
    threads: { type: 'string', default: String(availableParallelism()) },
    eval: { type: 'string', default: join(root, '../shared/eval') },
    peers: { type: 'string', default: '8' },
  },
});
const threads = Number(values.threads);
const never = new AbortController().signal;
const llama = await getLlama({ build: 'never', gpu: false, skipDownload: true, maxThreads: threads, logLevel: LlamaLogLevel.error });

type Way = 'drafts' | 'plain' | 'peerPlain' | 'peerLookup';

interface Run {
  readonly hash: string;
  readonly tokens: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly drafted: number;
  readonly accepted: number;
  readonly passes: number;
}

const result = await measured(values.model ?? (await smallestModel()));
writeResult({
  name: 'drafts',
  ratio: result.ratio.time,
  ours: { what: 'with drafts from quotes', ...result.ways.drafts },
  peer: { what: 'without drafts', ...result.ways.plain },
  models: [...earlier().filter(({ model }) => model !== result.model), result],
});
process.exit(0);

/** Of the result that there is. */
function earlier(): { readonly model: string }[] {
  const path = join(root, 'bench/results/drafts.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { models: { model: string }[] }).models : [];
}

async function measured(path: string) {
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0, useMmap: false });
  const costs = await passCosts(model, threads);
  console.log(costs);
  const peers = await openPeers(model, threads);
  await using generator = await LlamaGenerator.open({ id: 'measured', path, contextTokens: 2048, device: 'cpu', threads, signal: never });
  const runs: Partial<Record<Way, Run>>[] = [];
  for (const [index, prompt] of composePrompts(values.eval, Number(values.prompts), generator).entries()) {
    const run: Partial<Record<Way, Run>> = {};
    runs.push(run);
    // The first reads the prompt, which is not counted; they take turns at being the first.
    for (const way of index % 2 === 0 ? (['drafts', 'plain'] as const) : (['plain', 'drafts'] as const))
      run[way] = await oursWrites(generator, prompt, way);
    for (const way of index < Number(values.peers) ? (['peerPlain', 'peerLookup'] as const) : [])
      run[way] = await peerWrites(model, prompt, peers[way]);
    console.log(run);
  }
  const of = (way: Way): Run[] => runs.flatMap((run) => run[way] ?? []);
  const both = (one: Way, other: Way): [Run, Run][] =>
    runs.flatMap((run): [Run, Run][] => (run[one] && run[other] ? [[run[one], run[other]]] : []));
  const faster = (unit: 'ms' | 'cpuMs'): number =>
    rounded(median(both('drafts', 'plain').map(([drafts, plain]) => plain[unit] / plain.tokens / (drafts[unit] / drafts.tokens))));
  const same = (one: Way, other: Way): string =>
    `${both(one, other).filter(([left, right]) => left.hash === right.hash).length} of ${both(one, other).length}`;
  const measuredModel = {
    model: model.typeDescription,
    threads,
    prompts: runs.length,
    passCosts: costs,
    ratio: { time: faster('ms'), processorTime: faster('cpuMs') },
    ways: {
      drafts: figuresOf(of('drafts')),
      plain: figuresOf(of('plain')),
      peerPlain: figuresOf(of('peerPlain')),
      peerLookup: figuresOf(of('peerLookup')),
    },
    sameText: { drafts: same('drafts', 'plain'), peerLookup: same('peerPlain', 'peerLookup'), peer: same('plain', 'peerPlain') },
    control: generator.draftReports(),
  };
  await model.dispose();
  return measuredModel;
}

/** Of all prompts: medians of rates, sums of what was drafted; null where none was measured. */
function figuresOf(runs: readonly Run[]) {
  if (runs.length === 0) return null;
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const drafted = sum((run) => run.drafted);
  return {
    tokensPerSecond: rounded(median(runs.map(({ tokens, ms }) => (1000 * (tokens - 1)) / ms))),
    cpuMsPerToken: rounded(median(runs.map(({ tokens, cpuMs }) => cpuMs / (tokens - 1)))),
    tokens: sum((run) => run.tokens),
    passes: sum((run) => run.passes),
    drafted,
    acceptance: drafted === 0 ? null : rounded(sum((run) => run.accepted) / drafted),
  };
}

/** Without drafts is the same generator over the same sequence: text that is sampled among the one likeliest token is greedy, and none is drafted. */
async function oursWrites(generator: LlamaGenerator, prompt: ComposePromptText, way: 'drafts' | 'plain'): Promise<Run> {
  const sampling = way === 'plain' ? { temperature: 1, topK: 1 } : { temperature: 0 };
  const stream = generator.generate({ ...prompt, ...sampling, scope: 'bench', route: 'compose' }, never);
  let cpu: NodeJS.CpuUsage | null = null;
  let startMs = 0;
  let result: GenerationResult | null = null;
  while (!result) {
    const step = await stream.next();
    if (step.done) result = step.value;
    else if (!cpu) [startMs, cpu] = [performance.now(), process.cpuUsage()];
  }
  const { text, completionTokens: tokens, drafts } = result;
  invariant(cpu && drafts, 'it wrote something, and drafts are on');
  const { drafted, accepted, passes } = drafts;
  return { hash: hashOf(text), tokens, ms: performance.now() - startMs, cpuMs: cpuMsSince(cpu), drafted, accepted, passes };
}

async function peerWrites(model: LlamaModel, { system, user, maxTokens }: ComposePromptText, write: PeerWrites): Promise<Run> {
  const chatHistory = [
    { type: 'system' as const, text: system },
    { type: 'user' as const, text: user },
    { type: 'model' as const, response: [] },
  ];
  const prompt = resolveChatWrapper(model).generateContextState({ chatHistory }).contextText.tokenize(model.tokenizer);
  const { tokens, ...figures } = await write(prompt, maxTokens);
  const passes = tokens.length - figures.accepted;
  return { ...figures, hash: hashOf(model.detokenize([...tokens])), tokens: tokens.length, passes };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
