import { Fault, type Generator as LanguageModel, type ModelCanary } from '#core';
import { GatewayGenerator, type Lane, lookAtCanary, OpenAiGenerator, recordCanary } from '#gateway';
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

/** Asks remote models what they were asked at first, and tells when one answers otherwise. One that cannot be asked now is not changed. */
export async function watchModels(watching: Watching, { olderThanMs, isAnew = false, modelIds }: Look, signal: AbortSignal): Promise<void> {
  const { generator } = watching.models;
  if (!(generator instanceof GatewayGenerator)) return;
  const known = new Set((await watching.canaries.list()).map(({ modelId }) => modelId));
  for (const lane of generator.lanes) {
    if (!(lane.generator instanceof OpenAiGenerator) || (modelIds && !modelIds.includes(lane.id)) || signal.aborted) continue;
    const isNew = isAnew || !known.has(lane.id);
    const before = isNew ? null : await watching.canaries.take(lane.id, olderThanMs);
    if (!isNew && !before) continue;
    await look(watching, { lane, generator: lane.generator, before }, signal);
  }
}

interface Looked {
  readonly lane: Lane;
  readonly generator: OpenAiGenerator;
  /** Null: it is recorded. */
  readonly before: ModelCanary | null;
}

async function look(watching: Watching, { lane, generator, before }: Looked, signal: AbortSignal): Promise<void> {
  const { log, metrics } = watching;
  try {
    using _room = await lane.admission.enter('batch', signal);
    const outcome = before ? await compare(watching, { generator, before }, signal) : await record(watching, { lane, generator }, signal);
    metrics.models.canaryChecked(lane.id, outcome);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Fault)) throw error;
    metrics.models.canaryChecked(lane.id, 'failed');
    log.warn({ model: lane.id, reason: error.message }, 'a remote model could not be asked whether it answers as it did');
  }
}

async function record(
  { canaries, log }: Watching,
  { lane, generator }: Pick<Looked, 'lane' | 'generator'>,
  signal: AbortSignal,
): Promise<'recorded'> {
  const { state, baseline } = await recordCanary(generator, signal);
  await canaries.record({ modelId: lane.id, server: lane.server ?? '', state, baseline, answeredAs: generator.answeredAs.model });
  log.info({ model: lane.id, state, prompts: baseline.length }, 'what a remote model answers was recorded');
  return 'recorded';
}

async function compare(
  { canaries, log }: Watching,
  { generator, before }: { readonly generator: OpenAiGenerator; readonly before: ModelCanary },
  signal: AbortSignal,
): Promise<'same' | 'changed'> {
  // What never answers twice alike is not held against anything.
  if (before.state === 'unstable') return 'same';
  const { state, agreement, differences } = await lookAtCanary(generator, before.baseline, signal);
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
        `${modelId} never answers the same twice, so nobody can tell whether it was changed; serve it at temperature 0 without batching effects, or pin its version`,
      ];
    if (state === 'same' || changedAt === null) return [];
    const share = `${Math.round(100 * (agreement ?? 0))} % of the prompts it is watched by are answered as on ${recordedAt.toISOString().slice(0, 10)}`;
    return [
      `${modelId} answers otherwise since ${changedAt.toISOString()}: ${share} (otherwise: ${differences.map(({ prompt }) => prompt).join(', ')}). If a new model is meant, run "aquifer models check" on it and record it anew; else ask who runs its server`,
    ];
  });
}
