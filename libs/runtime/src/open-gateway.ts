import { loadPrompts } from '#answer';
import type { Config } from '#config';
import { Fault, type Generator as LanguageModel, type ModelWork } from '#core';
import {
  type DeclaredModels,
  GatewayGenerator,
  type GatewayWatch,
  isRemote,
  Lane,
  type LaneReport,
  localModel,
  OpenAiGenerator,
  readDeclaredModels,
  wordsForOperator,
} from '#gateway';
import { type ComposeCheck, generatorCanCompose } from '#models';
import type { Log, Metrics } from '#telemetry';
import type { ModelReport } from './model-report.ts';

interface Opening {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly checks: readonly ComposeCheck[];
  /** The generator of this process, which stands where the configuration names `local`. */
  readonly local: (LanguageModel & { readonly sequences?: number }) | null;
  /** Hears what was done for which key. */
  readonly onWork: (keyId: string, work: ModelWork) => Promise<void>;
}

/** The models of the configuration with one of this process. */
export interface Gateways {
  /** With the model of this process that it was started with; null where there is none at all. */
  readonly started: GatewayGenerator | null;
  /** With another model of this process, which is asked first; the others behind it are the same. */
  readonly leadBy: (local: LocalModel) => GatewayGenerator;
}

type LocalModel = NonNullable<Opening['local']>;

/** The models of the configuration and the one here as one; null where there is none. */
export const openGateway = async (opening: Opening): Promise<GatewayGenerator | null> => (await openGateways(opening)).started;

/** A server that is not there yet is asked again with each question. */
export async function openGateways(opening: Opening): Promise<Gateways> {
  const { config, log, metrics, local, onWork } = opening;
  const { models, routes } = await readDeclaredModels(config.gateway);
  const lanes = new Map<string, Lane>();
  for (const model of models) {
    const generator = isRemote(model) ? new OpenAiGenerator(model) : local;
    if (generator) lanes.set(model.name, laneOf(opening, model, generator));
  }
  await Promise.all([...lanes.values()].map((lane) => learn(lane, log)));
  const watch = watchOf(log, metrics, onWork);
  const gatewayOf = (ordered: readonly Lane[], named: ReadonlyMap<string, Lane>): GatewayGenerator => {
    const leading = routes.flatMap(({ model, ...rule }) => {
      const lane = named.get(model);
      return lane ? [{ ...rule, lane }] : [];
    });
    return new GatewayGenerator(ordered, leading, watch);
  };
  const here = models.find((model) => !isRemote(model));
  return {
    started: lanes.size === 0 ? null : gatewayOf([...lanes.values()], lanes),
    leadBy: (other) => {
      const own = lanes.get('local');
      const lane = own?.id === other.id ? own : laneOf(opening, here ?? localModel, other);
      return gatewayOf([lane, ...[...lanes.values()].filter((each) => each !== own)], new Map(lanes).set('local', lane));
    },
  };
}

function laneOf({ log, metrics, checks }: Opening, model: DeclaredModels['models'][number], generator: LocalModel): Lane {
  const { id } = generator;
  const onBreaker = ({ is }: { readonly is: LaneReport['breaker'] }): void => {
    metrics.models.breakerMoved(id, is);
    log.warn({ model: id, breaker: is }, 'the breaker of a model moved');
  };
  metrics.models.breakerMoved(id, 'closed');
  const server = isRemote(model) ? model.url : null;
  return new Lane({
    generator,
    limits: { ...model, concurrency: model.concurrency ?? (() => generator.sequences ?? 1) },
    server,
    hasEarned: canCompose({ id, server }, checks).can,
    clock: Date.now,
    onBreaker,
  });
}

async function learn(lane: Lane, log: Log): Promise<void> {
  const { generator } = lane;
  if (!(generator instanceof OpenAiGenerator)) return;
  try {
    await generator.learn(new AbortController().signal);
    log.info({ model: lane.id, contextTokens: generator.contextTokens, isAssumed: !generator.knowsContext }, 'a remote model is there');
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    lane.failed(error, lane.breaker.letsIn());
    log.warn({ model: lane.id, reason: wordsForOperator(error) }, 'a remote model is not there');
  }
}

function watchOf(log: Log, metrics: Metrics, onWork: Opening['onWork']): GatewayWatch {
  return {
    answered: (call) => metrics.models.answered(call),
    read: (call) => metrics.models.prefixes.read(call),
    passedOver: ({ fault, ...call }) => {
      metrics.models.passedOver(call);
      log.warn({ ...call, ...(fault && { reason: wordsForOperator(fault) }) }, 'a model was passed over');
    },
    brokeOff: ({ fault, ...call }) => {
      metrics.models.brokeOff(call);
      log.warn({ ...call, reason: wordsForOperator(fault) }, 'a model broke off');
    },
    left: (call) => metrics.models.left(call),
    worked: onWork,
  };
}

/** As they are now: unlike the models of this process they come and go. */
export function gatewayReports(generator: LanguageModel | null, checks: readonly ComposeCheck[]): ModelReport[] {
  if (!(generator instanceof GatewayGenerator)) return [];
  return generator.lanes
    .map((lane) => ({ lane, report: lane.report() }))
    .filter(({ report }) => report.server !== null)
    .map(({ lane, report }) => ({
      id: report.id,
      role: 'generate',
      state: report.breaker === 'closed' && (report.failures === 0 || report.calls > report.failures) ? 'ready' : 'failed',
      device: 'remote',
      bytes: 0,
      licence: 'unknown',
      note: [...wordsOf(report, lane.generator), canCompose(report, checks).why].join('\n'),
    }));
}

/** Of each model, as it is now. */
export function gatewayLines(generator: LanguageModel | null): LaneReport[] {
  return generator instanceof GatewayGenerator ? generator.reports() : [];
}

/** What an operator should look at now. */
export function gatewayWarnings(generator: LanguageModel | null): string[] {
  if (!(generator instanceof GatewayGenerator)) return [];
  return generator.lanes.flatMap((lane) => {
    const { leftAlone, generator: model } = lane;
    const assumed =
      model instanceof OpenAiGenerator && !model.knowsContext
        ? [`nobody says how many tokens ${lane.id} holds, so ${model.contextTokens} are assumed: set its contextTokens (docs/gateway.md)`]
        : [];
    return [...(leftAlone === null ? [] : [`${lane.id}: ${leftAlone.words}`]), ...assumed];
  });
}

function wordsOf({ server, breaker, retryInMs, calls, failures, ...report }: LaneReport, { contextTokens }: LanguageModel): string[] {
  const { firstTokenMs, tokensPerSecond, lastError, running, waiting } = report;
  const again = retryInMs > 0 ? ` for another ${Math.ceil(retryInMs / 1000)} s` : ' until the next request tries it';
  return [
    `${server}, breaker ${breaker}${breaker === 'open' ? again : ''}, holds ${contextTokens} tokens`,
    ...(firstTokenMs === null
      ? []
      : [`first words after ${firstTokenMs.toFixed(0)} ms, ${tokensPerSecond?.toFixed(0) ?? '?'} tokens a second (medians)`]),
    `${calls} calls, ${failures} of them failed`,
    ...(lastError
      ? [`the last trouble, on ${lastError.at.toISOString().slice(0, 19).replace('T', ' at ')} UTC: ${lastError.message}`]
      : []),
    ...(running + waiting === 0 ? [] : [`${running} requests in hand and ${waiting} in line`]),
  ];
}

type Asked = Pick<LaneReport, 'id' | 'server'>;

/** What a model showed at one address it has not shown at another. */
export function canCompose({ id, server }: Asked, checks: readonly ComposeCheck[]): { readonly can: boolean; readonly why: string } {
  const here = checks.filter((check) => (check.server ?? null) === server);
  const elsewhere = checks.find((check) => check.modelId === id && !here.includes(check));
  if (elsewhere && !here.some(({ modelId }) => modelId === id))
    return { can: false, why: `${id} was checked at another address; "aquifer models check" asks it again` };
  return generatorCanCompose(id, here, loadPrompts().compose.version);
}
