import { loadPrompts } from '#answer';
import type { Config } from '#config';
import { isRemote, OpenAiGenerator, readDeclaredModels } from '#gateway';
import {
  bytesOf,
  chooseProfile,
  fetchCudaProvider,
  fetchModel,
  findClassifyModel,
  findEmbedModel,
  findLanguageModel,
  findModel,
  findRerankModel,
  generatorMemory,
  generateModels,
  generatorCanCompose,
  inMegabytes,
  listModels,
  planCudaProvider,
  type ModelEntry,
  type ModelReport,
  quantisationReport,
  readComposeChecks,
  readGgufHeader,
  readHardware,
  terminalProgress,
  verifyModel,
} from '#models';
import { allowedGenerators } from '#runtime';
import { remoteModels } from './remote-models.ts';

const never = new AbortController().signal;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export async function listAllModels(config: Config): Promise<void> {
  const profile = chooseProfile(await readHardware(), config.models);
  for (const report of await listModels(config.models)) print(report);
  await printRemote(config);
  await printComposers(config);
  printMemory(config);
  console.log(`\nthis machine: ${profile.embedder.why}\n              ${profile.generator.why}\nkept in ${config.models.dir}`);
}

/** Without ids: what this machine's profile needs. */
export async function fetchModels(config: Config, ids: readonly string[]): Promise<void> {
  const { onProgress, stop } = terminalProgress(process.stderr);
  for (const model of ids.length > 0 ? ids.map((id) => findModel(id)) : await neededModels(config)) {
    const paths = await fetchModel(model, config.models, { onProgress, signal: never });
    stop();
    for (const path of paths.values()) console.log(path);
  }
}

export async function verifyModels(config: Config, ids: readonly string[]): Promise<void> {
  const present = (await listModels(config.models)).filter((report) => report.state !== 'absent').map((report) => report.entry);
  const reports = await Promise.all(
    (ids.length > 0 ? ids.map((id) => findModel(id)) : present).map((entry) => verifyModel(entry, config.models, never)),
  );
  for (const report of reports) print(report);
  if (reports.length === 0) console.log('no model files here; "aquifer models fetch" gets those this machine needs');
  if (reports.some((report) => report.state !== 'ready')) process.exitCode = 1;
}

/** Says what it will do, does it, and tells whether CUDA runs now. */
export async function fetchCudaLibraries(): Promise<void> {
  const plan = planCudaProvider();
  console.log(plan.explanation);
  const { onProgress, stop } = terminalProgress(process.stderr);
  const check = await fetchCudaProvider(plan, { onProgress, signal: never }).finally(stop);
  console.log(check.isUsable ? `CUDA is ready: ${check.why}` : `CUDA is not usable yet: ${check.why}`);
  if (!check.isUsable) process.exitCode = 1;
}

async function neededModels(config: Config): Promise<ModelEntry[]> {
  const { embedder, generator } = chooseProfile(await readHardware(), config.models);
  const languages = config.ocr.kind === 'off' ? [] : config.ocr.languages.map((language) => findLanguageModel(language));
  return [embedder.model, ...namedJudges(config), ...(generator.kind === 'manifest' ? [generator.model] : []), ...languages];
}

/** What the settings name to judge rankings and documents; a folder is nothing to fetch. */
function namedJudges({ judges: { secondEmbedder, crossEncoder }, guardModels: { classifier } }: Config): ModelEntry[] {
  return [
    ...(secondEmbedder ? [findEmbedModel(secondEmbedder.modelId)] : []),
    ...(crossEncoder?.model.kind === 'manifest' ? [findRerankModel(crossEncoder.model.id)] : []),
    ...(classifier?.model.kind === 'manifest' ? [findClassifyModel(classifier.model.id)] : []),
  ];
}

async function printRemote(config: Config): Promise<void> {
  const remote = await remoteModels(config);
  if (remote.length > 0) console.log('\nremote models, in the order in which they are tried:');
  for (const { id, ok, text } of remote) console.log(`${ok ? 'ready ' : 'absent'}   ${id.padEnd(34)} ${text}`);
}

/** Which may write answers under `auto`, and why the others may not; files that were checked too. */
async function printComposers({ models, gateway }: Config): Promise<void> {
  const checks = await readComposeChecks(models);
  const { version } = loadPrompts().compose;
  const declared = (await readDeclaredModels(gateway)).models.filter(isRemote).map((model) => new OpenAiGenerator(model).id);
  const known = [...declared, ...generateModels().map(({ id }) => id)];
  console.log('\nmay write answers:');
  for (const id of [...known, ...checks.map(({ modelId }) => modelId).filter((id) => !known.includes(id))]) {
    const { can, why } = generatorCanCompose(id, checks, version);
    console.log(`${can ? 'yes' : 'no '}      ${why}`);
  }
}

/** What each that is here would hold, and what this CPU is slow at. */
function printMemory({ models }: Config): void {
  const here = allowedGenerators(models);
  if (here.length > 0) console.log('\nin memory, with one sequence:');
  for (const { id, path, contextTokens } of here) {
    const header = readGgufHeader(path);
    const { totalBytes } = generatorMemory(header, { contextTokens, sequences: 1 });
    const { words, warning } = quantisationReport(header.tensors);
    console.log(
      `${id.padEnd(43)} ${inMegabytes(totalBytes)} at ${contextTokens} tokens; ${words}${warning === null ? '' : `\n         ${warning}`}`,
    );
  }
}

function print({ entry, state, bytes, problems }: ModelReport): void {
  const size = megabytes(bytes || bytesOf(entry));
  console.log(`${state.padEnd(8)} ${entry.id.padEnd(34)} ${entry.role.padEnd(9)} ${size.padStart(10)}  ${entry.licence}`);
  for (const problem of problems) console.error(`         ${problem}`);
}
