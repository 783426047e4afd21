import { basename, join } from 'node:path';
import type { Config } from '#config';
import type { Generator, ModelWork } from '#core';
import { GatewayGenerator } from '#gateway';
import {
  bytesOf,
  chooseProfile,
  type ComposeCheck,
  type DeviceInUse,
  fetchModel,
  LlamaGenerator,
  type ModelEntry,
  OnnxEmbedder,
  type Profile,
  readComposeChecks,
  readHardware,
  StaticEmbedder,
  terminalProgress,
} from '#models';
import type { Log, Metrics } from '#telemetry';
import { generatorReports, otherGenerators } from './generator-reports.ts';
import type { ModelReport } from './model-report.ts';
import { canCompose, openGateway } from './open-gateway.ts';
import { type JudgeModels, openJudges } from './open-judges.ts';
import { openRecognition, type Recognition, recognitionReports, recognitionWarnings } from './open-recognition.ts';

/** An embedder as `openModels` gives it. */
export type OpenEmbedder = OnnxEmbedder | StaticEmbedder;

export interface Models {
  readonly embedder: OpenEmbedder;
  /** Language data for text recognition, or why there is none. */
  readonly recognition: Recognition;
  readonly judges: Pick<JudgeModels, 'secondEmbedder' | 'crossEncoder'>;
  readonly generator: Generator | null;
  /** What the built-in check set said of models that write. */
  readonly composeChecks: readonly ComposeCheck[];
  /** Whether `auto` lets the generator write answers, and why. */
  readonly compose: ComposeChoice;
  readonly reports: readonly ModelReport[];
  readonly warnings: readonly string[];
}

export interface ComposeChoice {
  readonly allowed: boolean;
  readonly why: string;
  /** Of several models, only those that earned it. */
  readonly onlyEarned?: boolean;
}

interface Opening {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Hears what was done for which key. */
  readonly onWork: (keyId: string, work: ModelWork) => Promise<void>;
}

/** Fetches what is missing, then opens what this machine's profile says. A generator that cannot be had is a warning: answers are then extracted. */
export async function openModels({ config, log, metrics, onWork }: Opening, stack: AsyncDisposableStack): Promise<Models> {
  const profile = chooseProfile(await readHardware(), config.models);
  log.info({ embedder: profile.embedder.why, generator: profile.generator.why }, 'profile');
  const embedder = stack.use(await openEmbedder(profile, config));
  const opened = await openGenerator(profile, { config, log }, stack).catch((error: unknown) => asWarning(error, log));
  const local = opened !== null && typeof opened !== 'string' ? opened : null;
  const fetch = (model: ModelEntry) => fetchWithProgress(model, config);
  const judges = await openJudges({ config, profile, log, stack, fetch });
  const recognition = await openRecognition(config, log, fetch);
  const composeChecks = await readComposeChecks(config.models);
  const generator = await openGateway({ config, log, metrics, checks: composeChecks, local, onWork });
  return {
    embedder,
    judges,
    generator,
    recognition,
    composeChecks,
    compose: composeChoice(config.answer.mode, { generator, checks: composeChecks }, profile.generator.why),
    reports: [
      embedderReport(profile, embedder),
      ...judges.reports,
      ...generatorReports(profile, opened, composeChecks),
      ...otherGenerators(profile, config.models.dir, composeChecks),
      ...recognitionReports(config, recognition),
    ],
    warnings: [
      ...deviceWarning(profile.embedder.device, embedder.deviceInUse),
      ...(local?.warnings ?? []),
      ...(typeof opened === 'string' ? [opened] : []),
      ...judges.warnings,
      ...recognitionWarnings(config, recognition),
    ],
  };
}

async function openEmbedder(profile: Profile, config: Config): Promise<OpenEmbedder> {
  const { model, device, threads, passageRuns } = profile.embedder;
  await fetchWithProgress(model, config);
  if (model.engine === 'static') return StaticEmbedder.open(model, config.models);
  return OnnxEmbedder.open(model, config.models, { device, threads, passageRuns });
}

async function openGenerator(
  { generator }: Profile,
  { config, log }: Pick<Opening, 'config' | 'log'>,
  stack: AsyncDisposableStack,
): Promise<LlamaGenerator | null> {
  if (generator.kind === 'none') return null;
  const { device, threads } = generator;
  const signal = new AbortController().signal;
  const prefixes = { bytes: config.prefixBytes, dir: join(config.dataDir, 'prefixes'), onLog: (message: string) => log.warn(message) };
  const opened = { sequences: 'auto' as const, device, threads, prefixes, signal };
  if (generator.kind === 'file') {
    const { path } = generator;
    return stack.use(await LlamaGenerator.open({ id: basename(path), path, contextTokens: 4096, ...opened }));
  }
  const { id, contextTokens } = generator.model;
  const [path = ''] = (await fetchWithProgress(generator.model, config)).values();
  return stack.use(await LlamaGenerator.open({ id, path, contextTokens: Math.min(8192, contextTokens), ...opened }));
}

async function fetchWithProgress(model: ModelEntry, config: Config): Promise<ReadonlyMap<string, string>> {
  const { onProgress, stop } = terminalProgress(process.stderr);
  try {
    return await fetchModel(model, config.models, { onProgress, signal: new AbortController().signal });
  } finally {
    stop();
  }
}

function asWarning(error: unknown, log: Log): string {
  log.warn({ err: error }, 'no generator');
  return `no generator, so answers are extracted: ${error instanceof Error ? error.message : String(error)}`;
}

/** Whether `auto` lets this generator write; `why` says why there is none. */
export function composeChoice(
  mode: Config['answer']['mode'],
  { generator, checks }: { readonly generator: Generator | null; readonly checks: readonly ComposeCheck[] },
  why: string,
): ComposeChoice {
  if (!generator) return { allowed: false, why };
  if (mode !== 'auto') return { allowed: mode === 'compose', why: `the answer mode is "${mode}"` };
  const writers = generator instanceof GatewayGenerator ? generator.lanes : [{ id: generator.id, server: null }];
  const composing = writers.map((writer) => canCompose(writer, checks));
  const earned = composing.find(({ can }) => can);
  return { allowed: earned !== undefined, why: (earned ?? composing[0])?.why ?? why, onlyEarned: true };
}

function embedderReport({ embedder: { model } }: Profile, { deviceInUse }: OpenEmbedder): ModelReport {
  return {
    id: model.id,
    role: 'embed',
    state: 'ready',
    device: deviceInUse.device,
    bytes: bytesOf(model),
    licence: model.licence,
    note: deviceInUse.why,
  };
}

function deviceWarning(wanted: string, inUse: DeviceInUse): string[] {
  return wanted === inUse.device ? [] : [`the embedder runs on ${inUse.device} instead of ${wanted}: ${inUse.why}`];
}
