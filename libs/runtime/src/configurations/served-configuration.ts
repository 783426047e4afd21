import { Answerer } from '#answer';
import type { Config } from '#config';
import type { TableReader, TraceStore, RevisionTexts } from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import type { ConfigurationVersion } from '#store';
import { composeChoice, type Models } from '../open-models.ts';
import type { OpenedRetrieval, Ways } from '../open-retrieval.ts';
import { promptsOf } from './prompt-shelf.ts';
import { configWith } from './settings-of.ts';

/** A version of the configuration with all that finds and answers by it. It never changes: who began with it ends with it. */
export interface ServedConfiguration extends Ways {
  readonly version: ConfigurationVersion;
  readonly answerer: Answerer;
  /** Whether `auto` lets the model write, and why. */
  readonly compose: Models['compose'];
}

interface Opened {
  readonly config: Config;
  readonly models: Models;
  readonly retrieval: OpenedRetrieval;
  readonly traces: TraceStore;
  readonly tables: TableReader;
  readonly revisionTexts: RevisionTexts;
}

/** Costs next to nothing: models and memory are the process's. The version must be one that it can serve. */
export function serve(
  { config, models, retrieval, traces, tables, revisionTexts }: Opened,
  version: ConfigurationVersion,
): ServedConfiguration {
  const { settings } = version;
  const prompts = promptsOf(version.prompts);
  const { secondEmbedder, crossEncoder } = models.judges;
  const generator = settings.models.generator === null ? null : models.generator;
  const own = {
    embedder: models.embedder,
    generator,
    judges: {
      secondEmbedder: settings.models.secondEmbedder === null ? null : secondEmbedder,
      crossEncoder: settings.models.crossEncoder === null ? null : crossEncoder,
    },
  };
  const ways = retrieval.waysOf({ config: configWith(config, settings), models: own, prompts, candidates: settings.retrieval.candidates });
  const whyNone = models.generator ? 'the configuration names none' : models.compose.why;
  const compose = composeChoice(settings.answers.mode, generator, whyNone);
  const answerer = new Answerer({
    retriever: ways.cachedRetriever,
    traces,
    tables,
    revisionTexts,
    contradictionsOf,
    freshnessOf: answerFreshness,
    prompts,
    clock: () => new Date(),
    embedder: models.embedder,
    generator,
    composeAllowed: compose,
    settings: { threshold: settings.answers.threshold, chunking: { ...settings.chunking }, version: version.id },
  });
  return { ...ways, version, answerer, compose };
}
