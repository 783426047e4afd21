import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Config } from '#config';
import { Fault, type Generator, type ModelWork, type TextClassifier } from '#core';
import { GatewayGenerator } from '#gateway';
import {
  bytesOf,
  chooseProfile,
  type ComposeCheck,
  type DeviceInUse,
  fetchModel,
  MemoryBudget,
  memoryNow,
  type ModelEntry,
  OnnxEmbedder,
  type Profile,
  readComposeChecks,
  readHardware,
  StateRoom,
  StaticEmbedder,
  terminalProgress,
} from '#models';
import type { Log, Metrics } from '#telemetry';
import { generatorReports } from './generator-reports.ts';
import { absentGenerators, brokenGenerators, refuseUnknown } from './generators/allowed-generators.ts';
import type { LocalGenerators } from './generators/local-generators.ts';
import { memoryParts, parkedBytes } from './generators/memory-parts.ts';
import { notLoaded } from './generators/not-loaded.ts';
import { openLocalGenerators } from './generators/open-generators.ts';
import { SwitchedGenerators } from './generators/switched-generators.ts';
import type { ModelReport } from './model-report.ts';
import { canCompose, openGateways } from './open-gateway.ts';
import { openGuardClassifier } from './open-guard-classifier.ts';
import { type JudgeModels, openJudges } from './open-judges.ts';
import { openRecognition, type Recognition, recognitionReports, recognitionWarnings } from './open-recognition.ts';

/** An embedder as `openModels` gives it. */
export type OpenEmbedder = OnnxEmbedder | StaticEmbedder;

export interface Models {
  readonly embedder: OpenEmbedder;
  /** Language data for text recognition, or why there is none. */
  readonly recognition: Recognition;
  readonly judges: Pick<JudgeModels, 'secondEmbedder' | 'crossEncoder'>;
  /** Asked where the guard's own score settles nothing; null: nobody is. */
  readonly guardClassifier: TextClassifier | null;
  /** As the process was started. */
  readonly generator: Generator | null;
  /** Which of this machine a configuration may switch to, and how. */
  readonly generators: SwitchedGenerators;
  readonly memory: MemoryBudget;
  /** As they are now. */
  readonly generatorReports: () => readonly ModelReport[];
  /** What the built-in check set said of models that write. */
  readonly composeChecks: readonly ComposeCheck[];
  /** Whether `auto` lets the generator write answers, and why. */
  readonly compose: ComposeChoice;
  /** All but generators. */
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
  refuseUnknown(config.models);
  const profile = chooseProfile(await readHardware(), config.models);
  log.info({ embedder: profile.embedder.why, generator: profile.generator.why }, 'profile');
  const embedder = stack.use(await openEmbedder(profile, config));
  const fetch = (model: ModelEntry) => fetchWithProgress(model, config);
  const judges = await openJudges({ config, profile, log, stack, fetch });
  const guardClassifier = await openGuardClassifier({ config, profile, log, stack, fetch });
  const recognition = await openRecognition(config, log, fetch);
  const composeChecks = await readComposeChecks(config.models);
  const room = new StateRoom(parkedBytes(config));
  const look = { ...memoryNow, parkedBytes: () => room.parkedBytes };
  const memory = new MemoryBudget(config.models.memoryBytes, memoryParts(config, profile), look);
  const locals = stack.use(openLocalGenerators({ config, profile, budget: memory, room, log, metrics }));
  const started = await loadStarted(locals, profile, fetch).then(
    (id) => ({ id, trouble: null }),
    (error: unknown) => ({ id: null, trouble: notLoaded(error, log) }),
  );
  const local = started.id === null ? null : locals.facade(started.id);
  const gateways = await openGateways({ config, log, metrics, checks: composeChecks, local, onWork });
  const { started: generator } = gateways;
  const warning = started.trouble?.warning ?? null;
  const whyNone = started.trouble?.why ?? profile.generator.why;
  return {
    embedder,
    judges,
    guardClassifier: guardClassifier.model,
    generator,
    generators: new SwitchedGenerators(locals, gateways),
    memory,
    recognition,
    composeChecks,
    compose: composeChoice(config.answer.mode, { generator, checks: composeChecks }, whyNone),
    generatorReports: () => generatorReports(locals, composeChecks, warning),
    reports: [embedderReport(profile, embedder), ...judges.reports, ...guardClassifier.reports, ...recognitionReports(config, recognition)],
    warnings: [
      ...deviceWarning(profile.embedder.device, embedder.deviceInUse),
      ...(warning === null ? [] : [warning]),
      ...absentGenerators(config.models),
      ...brokenGenerators(config.models),
      ...judges.warnings,
      ...guardClassifier.warnings,
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

/** Null where the profile names none; else the id of the one that is loaded. */
async function loadStarted(
  local: LocalGenerators,
  { generator }: Profile,
  fetch: (model: ModelEntry) => Promise<unknown>,
): Promise<string | null> {
  if (generator.kind === 'none') return null;
  if (generator.kind === 'manifest') await fetch(generator.model);
  else if (!existsSync(generator.path))
    throw new Fault('not_found', `AQUIFER_GENERATOR names ${generator.path}, and there is no such file; name a GGUF file that is there`);
  const id = generator.kind === 'manifest' ? generator.model.id : basename(generator.path);
  using _held = local.hold(id);
  // Before it is served: one that fails is read and told once.
  await local.use(id, new AbortController().signal);
  local.serve(id);
  return id;
}

async function fetchWithProgress(model: ModelEntry, config: Config): Promise<ReadonlyMap<string, string>> {
  const { onProgress, stop } = terminalProgress(process.stderr);
  try {
    return await fetchModel(model, config.models, { onProgress, signal: new AbortController().signal });
  } finally {
    stop();
  }
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
