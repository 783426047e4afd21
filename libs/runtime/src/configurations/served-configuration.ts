import { Answerer, type AnswererParts, type AnswerMemory, type Answers, RecurringOrder, RememberingAnswerer } from '#answer';
import type { Config } from '#config';
import type {
  Generator as LanguageModel,
  ModelAllowance,
  OutputCheckOf,
  SentenceVectors,
  TableReader,
  TraceStore,
  RevisionTexts,
} from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import { poisonIn } from '#guard';
import { scopedKey, understand, WatchedRetriever } from '#retrieval';
import type { ConfigurationVersion } from '#store';
import type { Log } from '#telemetry';
import { composeChoice, type Models } from '../open-models.ts';
import type { Grounds, OpenedRetrieval, Ways } from '../open-retrieval.ts';
import { HeldAnswers } from '../generators/held-answers.ts';
import type { OpenedGuard } from '../open-guard.ts';
import { outputChecks } from '../output-checks.ts';
import { promptsOf } from './prompt-shelf.ts';
import { configWith } from './settings-of.ts';
import { UnkeptTraces } from './unkept-traces.ts';

/** A version of the configuration with all that finds and answers by it. It never changes: who began with it ends with it. */
export interface ServedConfiguration extends Ways {
  readonly version: ConfigurationVersion;
  readonly answerer: Answers;
  /** The model that writes, with those behind it; null where none does. */
  readonly generator: LanguageModel | null;
  /** Answers by extraction, from the same evidence, and keeps nothing: whether a question would be answered. */
  readonly trial: Answers;
  /** Whether `auto` lets the model write, and why. */
  readonly compose: Models['compose'];
  /** Undefined where nothing looks at what is said. */
  readonly outputCheckOf: OutputCheckOf | undefined;
}

interface Opened {
  readonly config: Config;
  readonly models: Models;
  readonly allowance: ModelAllowance;
  readonly retrieval: OpenedRetrieval;
  readonly guard: OpenedGuard;
  readonly traces: TraceStore;
  readonly tables: TableReader;
  readonly revisionTexts: RevisionTexts;
  /** Null: every sentence is embedded when it is needed. */
  readonly sentenceVectors: SentenceVectors | null;
  /** Null: no answer is given again. */
  readonly memory: AnswerMemory | null;
  readonly log: Log;
}

/** Costs next to nothing: models and memory are the process's. The version must be one that it can serve. */
export function serve(opened: Opened, version: ConfigurationVersion): ServedConfiguration {
  const { config, models, allowance, retrieval, traces, tables, revisionTexts, sentenceVectors } = opened;
  const { settings } = version;
  const prompts = promptsOf(version.prompts);
  const own = modelsOf(models, settings.models);
  const { generator } = own;
  const served = configWith(config, settings);
  const found = retrieval.waysOf({ config: served, models: own, prompts, candidates: settings.retrieval.candidates });
  const { changes, rankings, ...ways } = found;
  const whyNone = settings.models.generator === null && models.generator ? 'the configuration names none' : models.compose.why;
  const compose = composeChoice(settings.answers.mode, { generator, checks: models.composeChecks }, whyNone);
  const retriever = new WatchedRetriever(ways.cachedRetriever);
  const guards = guardsOf(opened, rankings);
  const parts: AnswererParts = {
    retriever,
    traces,
    tables,
    revisionTexts,
    sentenceVectors,
    contradictionsOf,
    freshnessOf: answerFreshness,
    prompts,
    order: new RecurringOrder(),
    ...guards,
    clock: () => new Date(),
    embedder: models.embedder,
    generator,
    allowance,
    composeAllowed: compose,
    settings: { threshold: settings.answers.threshold, chunking: { ...settings.chunking }, version: version.id },
  };
  const trial = new Answerer({ ...parts, retriever: ways.cachedRetriever, generator: null, traces: new UnkeptTraces() });
  const remembered = { inner: new Answerer(parts), retriever, ...guards, grounds: { changes, rankings }, config: served };
  return {
    ...ways,
    version,
    generator,
    compose,
    outputCheckOf: guards.outputCheckOf,
    trial,
    answerer: new HeldAnswers(withMemory(opened, version.id, remembered), () => models.generators.hold(generator?.id ?? null)),
  };
}

/** Those that a version names, of the process's. */
function modelsOf({ embedder, generators, judges }: Models, named: ConfigurationVersion['settings']['models']) {
  return {
    embedder,
    generator: named.generator === null ? null : generators.of(named.generator),
    judges: {
      secondEmbedder: named.secondEmbedder === null ? null : judges.secondEmbedder,
      crossEncoder: named.crossEncoder === null ? null : judges.crossEncoder,
    },
  };
}

/** The layers of the guard that are on while a question is answered. */
function guardsOf(
  { config, guard }: Pick<Opened, 'config' | 'guard'>,
  rankings: Grounds['rankings'],
): Pick<AnswererParts, 'guard' | 'outputCheckOf' | 'poisonIn'> {
  const outputCheckOf = outputChecks(config.guard, { rankings, canaries: guard.canaries });
  return { guard: guard.parts, ...(outputCheckOf && { outputCheckOf }), ...(config.guard.poisoning && { poisonIn }) };
}

interface Remembered extends Pick<AnswererParts, 'guard' | 'outputCheckOf'> {
  readonly inner: Answerer;
  readonly retriever: WatchedRetriever;
  readonly grounds: Grounds;
  readonly config: Config;
}

/** What recency makes of a passage is another thing by the minute, and what a model words is no rule's to say: such answers are made anew. */
function withMemory(
  { memory, models, traces, revisionTexts, log }: Opened,
  version: string,
  { inner, retriever, guard, outputCheckOf, grounds, config }: Remembered,
): Answers {
  if (memory === null || config.retrieval.recency.weight > 0) return inner;
  const isWordedByModel = config.understanding.rewriting === 'model';
  return new RememberingAnswerer({
    inner,
    memory,
    ...grounds,
    ...(guard?.questionTrouble && { questionTrouble: guard.questionTrouble }),
    ...(outputCheckOf && { outputCheckOf }),
    traces,
    revisionTexts,
    embedder: models.embedder,
    freshnessOf: answerFreshness,
    clock: () => new Date(),
    keyOf: (scope, asked) => scopedKey(scope, { ...asked, version }),
    standAlone: ({ text, turns, offered }) => {
      const understood = understand(text, turns ?? [], offered);
      return isWordedByModel && understood.carried.length > 0 && !understood.meant ? null : understood;
    },
    isWhole: (answer) => retriever.wasWhole(answer),
    deadlineMs: config.retrieval.legDeadlineMs,
    onFailure: (error) => log.warn({ err: error }, 'it could not be seen whether a question was answered before'),
  });
}
