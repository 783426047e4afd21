// Tokens a second that a local model writes with drafts from the quotes it has begun, without, and with node-llama-cpp's own prompt lookup:
// the prompts are those of `compose` over passages retrieved for questions of clapnq. The same text is shown by hash. First what a pass of
// 1 to 16 tokens costs here, which says what drafts can gain. Ways alternate within each prompt; medians over prompts decide, and processor
// time stands beside time because other work may share the cores. Flags: --model FILE (again for more; the smallest of the manifest when
// left out), --prompts 8, --threads (all cores), --eval ../shared/eval, --peers off (leaves node-llama-cpp out).
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getLlama, type LlamaModel, LlamaLogLevel } from 'node-llama-cpp';
import { readConfig } from '#config';
import { type GenerationResult, invariant } from '#core';
import { fetchModel, generateModels, LlamaGenerator, modelFilePath } from '#models';
import { root } from '../test/service.ts';
import { composePrompts, type ComposePromptText } from './drafts/compose-prompts.ts';
import { cpuMsSince, median, passCosts, rounded } from './drafts/pass-costs.ts';
import { openPeers } from './drafts/peer.ts';
import { writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', multiple: true },
    prompts: { type: 'string', default: '8' },
    threads: { type: 'string', default: String(availableParallelism()) },
    eval: { type: 'string', default: join(root, '../shared/eval') },
    peers: { type: 'string', default: 'on' },
  },
});
const threads = Number(values.threads);
const never = new AbortController().signal;
const smallestId = 'smollm2-135m-instruct-q4_1';
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

const models = [];
for (const path of values.model ?? [await smallest()]) {
  models.push(await measured(path));
  console.log(JSON.stringify(models.at(-1)));
}
const [first] = models;
invariant(first, 'a model was measured');
writeResult({
  name: 'drafts',
  ratio: first.ratio.time,
  ours: { what: 'with drafts from quotes', ...first.ways.drafts },
  peer: { what: 'without drafts', ...first.ways.plain },
  threads,
  models,
});
process.exit(0);

async function measured(path: string) {
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0, useMmap: false });
  const costs = await passCosts(model, threads);
  const peers = values.peers === 'on' ? await openPeers(model, threads) : null;
  await using generator = await LlamaGenerator.open({ id: 'measured', path, contextTokens: 2048, device: 'cpu', threads, signal: never });
  const runs: Record<Way, Run>[] = [];
  for (const prompt of composePrompts(values.eval, Number(values.prompts), generator)) {
    // The first reads the prompt; neither counts that.
    const ours = runs.length % 2 === 0 ? (['drafts', 'plain'] as const) : (['plain', 'drafts'] as const);
    const byWay: Partial<Record<Way, Run>> = {};
    for (const way of ours) byWay[way] = await oursWrites(generator, prompt, way);
    if (peers) {
      const tokens = await rendered(model, prompt);
      for (const way of ['plain', 'lookup'] as const) {
        const written = await peers[way](tokens, prompt.maxTokens);
        const text = model.detokenize([...written.tokens]);
        byWay[way === 'plain' ? 'peerPlain' : 'peerLookup'] = {
          ...written,
          hash: hashOf(text),
          tokens: written.tokens.length,
          passes: written.tokens.length - written.accepted,
        };
      }
    }
    runs.push(byWay as Record<Way, Run>);
    console.log(byWay);
  }
  const ways = (peers ? (['drafts', 'plain', 'peerPlain', 'peerLookup'] as const) : (['drafts', 'plain'] as const)).map(
    (way) => [way, figuresOf(runs.map((run) => run[way]))] as const,
  );
  const same = (one: Way, other: Way): number => runs.filter((run) => run[one].hash === run[other].hash).length;
  const ratios = (of: 'ms' | 'cpuMs'): number[] => runs.map(({ drafts, plain }) => plain[of] / plain.tokens / (drafts[of] / drafts.tokens));
  const result = {
    model: model.typeDescription,
    prompts: runs.length,
    passCosts: costs,
    ratio: { time: rounded(median(ratios('ms'))), processorTime: rounded(median(ratios('cpuMs'))) },
    ways: Object.fromEntries(ways) as Record<Way, ReturnType<typeof figuresOf>>,
    sameText: { oursWithAndWithout: same('drafts', 'plain'), ...(peers && { peerWithAndWithout: same('peerPlain', 'peerLookup') }) },
    control: generator.draftReports(),
  };
  await model.dispose();
  return result;
}

/** Of all prompts: medians of rates, sums of what was drafted. */
function figuresOf(runs: readonly Run[]) {
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

async function rendered(model: LlamaModel, { system, user }: ComposePromptText) {
  const { resolveChatWrapper } = await import('node-llama-cpp');
  const history = [
    { type: 'system' as const, text: system },
    { type: 'user' as const, text: user },
    { type: 'model' as const, response: [] },
  ];
  return resolveChatWrapper(model).generateContextState({ chatHistory: history }).contextText.tokenize(model.tokenizer);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function smallest(): Promise<string> {
  const settings = readConfig({ AQUIFER_MODELS: join(root, '.cache/models') }).models;
  const entry = generateModels().find(({ id }) => id === smallestId);
  invariant(entry, 'the manifest has the smallest model');
  await fetchModel(entry, settings, { signal: never });
  return modelFilePath(settings.dir, entry, 'model.gguf');
}
