import { basename, dirname } from 'node:path';
import type { Config, ModelOrFolder } from '#config';
import type { CrossEncoder, Embedder } from '#core';
import {
  bytesOf,
  type DeviceInUse,
  findEmbedModel,
  findRerankModel,
  type ModelEntry,
  OnnxCrossEncoder,
  OnnxEmbedder,
  type Profile,
  StaticEmbedder,
} from '#models';
import type { Log } from '#telemetry';
import type { ModelReport } from './model-report.ts';

/** What ranks beside late interaction, each where the settings name one and it could be had. */
export interface JudgeModels {
  readonly secondEmbedder: Embedder | null;
  readonly crossEncoder: CrossEncoder | null;
  readonly reports: readonly ModelReport[];
  readonly warnings: readonly string[];
}

export interface Opening {
  readonly config: Config;
  readonly profile: Profile;
  readonly log: Log;
  readonly stack: AsyncDisposableStack;
  readonly fetch: (model: ModelEntry) => Promise<unknown>;
}

export interface Opened<Model> {
  readonly model: Model | null;
  readonly reports: readonly ModelReport[];
  readonly warnings: readonly string[];
}

/** Nobody asked for it. */
export const none = { model: null, reports: [], warnings: [] };
/** What models for pairs are trained with; a folder says nothing else of itself. */
const folderContextTokens = 512;

/** A judge that cannot be had is a warning: the ranking stands without it. */
export async function openJudges(opening: Opening): Promise<JudgeModels> {
  const second = await openSecond(opening);
  const cross = await openCross(opening);
  return {
    secondEmbedder: second.model,
    crossEncoder: cross.model,
    reports: [...second.reports, ...cross.reports],
    warnings: [...second.warnings, ...cross.warnings],
  };
}

async function openSecond({ config, profile, log, stack, fetch }: Opening): Promise<Opened<Embedder>> {
  const wanted = config.judges.secondEmbedder;
  if (!wanted) return none;
  const report = { id: wanted.modelId, role: 'second-embedder' };
  try {
    const model = findEmbedModel(wanted.modelId);
    await fetch(model);
    const { device, threads } = profile.embedder;
    const options = { device, threads, passageRuns: 1 };
    const opened = stack.use(
      model.engine === 'static' ? await StaticEmbedder.open(model, config.models) : await OnnxEmbedder.open(model, config.models, options),
    );
    return { model: opened, reports: [ready(report, model, opened.deviceInUse)], warnings: [] };
  } catch (error) {
    return missing('second embedder, so rankings stand without it', report, { error, log });
  }
}

async function openCross({ config, profile, log, stack, fetch }: Opening): Promise<Opened<CrossEncoder>> {
  const wanted = config.judges.crossEncoder;
  if (!wanted) return none;
  const report = { id: idOf(wanted.model), role: 'rerank' };
  const { device, threads } = profile.embedder;
  try {
    const { model } = wanted;
    if (model.kind === 'folder') {
      const own = { id: report.id, contextTokens: folderContextTokens, languages: null };
      const opened = stack.use(await OnnxCrossEncoder.open(own, { dir: dirname(model.path) }, { device, threads }));
      return { model: opened, reports: [ready(report, null, opened.deviceInUse)], warnings: [] };
    }
    const entry = findRerankModel(model.id);
    await fetch(entry);
    const opened = stack.use(await OnnxCrossEncoder.open(entry, config.models, { device, threads }));
    return { model: opened, reports: [ready(report, entry, opened.deviceInUse)], warnings: [] };
  } catch (error) {
    return missing('cross-encoder, so rankings stand without it', report, { error, log });
  }
}

export const idOf = (choice: ModelOrFolder): string => (choice.kind === 'manifest' ? choice.id : basename(choice.path));

type Named = Pick<ModelReport, 'id' | 'role'>;

export function ready(named: Named, model: ModelEntry | null, { device, why }: DeviceInUse): ModelReport {
  const bytes = model ? bytesOf(model) : 0;
  return { ...named, state: 'ready', device, bytes, licence: model?.licence ?? 'unknown', note: why };
}

/** `what` is missing, with what stands without it. */
export function missing(what: string, named: Named, { error, log }: { readonly error: unknown; readonly log: Log }): Opened<never> {
  log.warn({ err: error }, `no ${what}`);
  const why = error instanceof Error ? error.message : String(error);
  return {
    model: null,
    reports: [{ ...named, state: 'failed', device: 'cpu', bytes: 0, licence: 'unknown', note: why }],
    warnings: [`no ${what}: ${why}`],
  };
}
