import { Fault, type Generator as LanguageModel, type ModelCanary } from '#core';
import { GatewayGenerator, type Lane, lookAtCanary, OpenAiGenerator, recordCanary, wordsForOperator } from '#gateway';
import type { PgModelCanaries } from '#store';
import type { Runtime } from './open-runtime.ts';

interface Watching extends Pick<Runtime, 'log' | 'metrics'> {
  readonly models: Pick<Runtime['models'], 'generator'>;
  readonly canaries: PgModelCanaries;
}

interface Look {
  /** Those whose latest look is less long ago are left out. */
  readonly olderThanMs: number;
  /** What they answer now is what they are held against from now on. */
  readonly isAnew?: boolean;
  /** Left out: all. */
  readonly modelIds?: readonly string[];
}

/** What a look at a model came to; `failed` says why. */
export interface Watched {
  readonly modelId: string;
  readonly outcome: 'recorded' | 'same' | 'changed' | 'unwatched' | 'failed';
  readonly reason: string | null;
}

/**
 * Asks remote models what they were asked at first, and tells when one answers otherwise. One that cannot be asked now is not changed; one
 * at another address is another model. Resolves with those that were looked at.
 */
export async function watchModels(
  watching: Watching,
  { olderThanMs, isAnew = false, modelIds }: Look,
  signal: AbortSignal,
): Promise<readonly Watched[]> {
  const { generator } = watching.models;
  if (!(generator instanceof GatewayGenerator)) return [];
  const servers = new Map((await watching.canaries.list()).map(({ modelId, server }) => [modelId, server]));
  const watched: Watched[] = [];
  for (const lane of generator.lanes) {
    if (!(lane.generator instanceof OpenAiGenerator) || (modelIds && !modelIds.includes(lane.id)) || signal.aborted) continue;
    const server = servers.get(lane.id);
    const isOther = isAnew || (server !== undefined && server !== lane.server);
    const before = isOther || server === undefined ? null : await watching.canaries.take(lane.id, olderThanMs);
    if (!isOther && server !== undefined && !before) continue;
    watched.push(await look(watching, { lane, generator: lane.generator, before, isOther }, signal));
  }
  return watched;
}

interface Looked {
  readonly lane: Lane;
  readonly generator: OpenAiGenerator;
  /** Null: it is recorded. */
  readonly before: ModelCanary | null;
  /** What was recorded of it is of another one. */
  readonly isOther: boolean;
}

async function look(watching: Watching, looked: Looked, signal: AbortSignal): Promise<Watched> {
  const { log, metrics } = watching;
  const { id: modelId } = looked.lane;
  try {
    const { before } = looked;
    const outcome = before ? await compare(watching, { ...looked, before }, signal) : await record(watching, looked, signal);
    metrics.models.canaryChecked(modelId, outcome);
    return { modelId, outcome, reason: null };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Fault)) throw error;
    metrics.models.canaryChecked(modelId, 'failed');
    log.warn({ model: modelId, reason: wordsForOperator(error) }, 'a remote model could not be asked whether it answers as it did');
    return { modelId, outcome: 'failed', reason: error.message };
  }
}

async function record(
  { canaries, log }: Watching,
  { lane, generator, isOther }: Looked,
  signal: AbortSignal,
): Promise<'recorded' | 'unwatched'> {
  const { state, baseline } = await recordCanary(lane, signal);
  const recorded = { modelId: lane.id, server: lane.server ?? '', state, baseline, answeredAs: generator.answeredAs.model };
  if (isOther) await canaries.record(recorded);
  // Several processes see a new model at once; what the first of them recorded stays.
  else if (!(await canaries.recordNew(recorded))) return 'unwatched';
  log.info({ model: lane.id, state, prompts: baseline.length }, 'what a remote model answers was recorded');
  return 'recorded';
}

async function compare(
  { canaries, log }: Watching,
  { lane, generator, before }: Looked & { readonly before: ModelCanary },
  signal: AbortSignal,
): Promise<'same' | 'changed' | 'unwatched'> {
  // What never answers twice alike is not held against anything.
  if (before.state === 'unstable') return 'unwatched';
  const { state, agreement, differences } = await lookAtCanary(lane, before.baseline, signal);
  const isNews = await canaries.note({ ...before, state, agreement, differences, answeredAs: generator.answeredAs.model });
  if (isNews)
    log.warn(
      { model: before.modelId, agreement, prompts: differences.map(({ prompt }) => prompt) },
      'a remote model answers otherwise than it did',
    );
  return state;
}

/** For whoever runs the service; of models that are no longer declared nothing. */
export function canaryWarnings(canaries: readonly ModelCanary[], generator: LanguageModel | null): string[] {
  const declared = generator instanceof GatewayGenerator ? generator.lanes.map(({ id }) => id) : [];
  const watched = canaries.filter(({ modelId }) => declared.includes(modelId));
  return watched.flatMap(({ modelId, state, agreement, recordedAt, changedAt, differences }) => {
    if (state === 'unstable')
      return [
        `${modelId} never answers the same twice, or with nothing, so nobody can tell whether it was changed; serve it at temperature 0 without batching effects, or pin its version`,
      ];
    if (state === 'same' || changedAt === null) return [];
    const share = `${Math.round(100 * (agreement ?? 0))} % of the prompts it is watched by are answered as on ${recordedAt.toISOString().slice(0, 10)}`;
    return [
      `${modelId} answers otherwise since ${changedAt.toISOString()}: ${share} (otherwise: ${differences.map(({ prompt }) => prompt).join(', ')}). If a new model is meant, run "aquifer models check" on it and record it anew; else ask who runs its server`,
    ];
  });
}
