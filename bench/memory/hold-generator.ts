// A process of its own: loads a generator, answers a prompt as long as its context in every sequence at once, and prints by how many bytes it
// grew, beside what node-llama-cpp itself estimates: PATH CONTEXT SEQUENCES.
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { LlamaGenerator } from '#models';
import { resident } from './peak.ts';

const [path = '', context = '', count = ''] = process.argv.slice(2);
const [contextTokens, sequences] = [Number(context), Number(count)];
const never = new AbortController().signal;
const left = 40;

const library = { build: 'never', gpu: false, skipDownload: true, progressLogs: false, logLevel: LlamaLogLevel.error } as const;
const llama = await getLlama(library);
const before = resident().now;
const startMs = performance.now();
const generator = await LlamaGenerator.open({ id: 'm', path, contextTokens, sequences, device: 'cpu', threads: 2, signal: never });
const loadMs = performance.now() - startMs;
await Promise.all(Array.from({ length: sequences }, (_, index) => answer(`${index}. ${wordsFor(contextTokens - left)}`)));
const grown = resident().peak - before;
await generator[Symbol.asyncDispose]();
const after = resident().now - before;
const estimate = await theirEstimate();
process.stdout.write(JSON.stringify({ grown, after, loadMs, estimate }));
process.exit(0);

async function answer(user: string): Promise<void> {
  const stream = generator.generate({ system: '', user, maxTokens: 4, temperature: 0 }, never);
  while (!(await stream.next()).done);
}

/** A text that takes nearly so many tokens with the chat template. */
function wordsFor(tokens: number): string {
  const word = 'ferry ';
  const per = generator.countPromptTokens('', word.repeat(101)) - generator.countPromptTokens('', word);
  const bare = generator.countPromptTokens('', '9. ');
  return word.repeat(Math.max(1, Math.floor((100 * (tokens - bare)) / per)));
}

/** As the library reckons it from the file: weights once, and the context as llama.cpp would allocate it. */
async function theirEstimate(): Promise<number> {
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
  const { fileInsights } = model;
  const weights = await fileInsights.estimateModelResourceRequirementsV2({ gpuLayers: 0 });
  const all = await fileInsights.estimateContextResourceRequirementsV2({
    contextSize: contextTokens,
    modelGpuLayers: 0,
    batchSize: 512,
    sequences,
  });
  return weights.cpuRam + all.cpuRam;
}
