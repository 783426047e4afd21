import type { Config } from '#config';
import type { Generator as LanguageModel, ModelAllowance, Retriever } from '#core';
import { type Choose, type QueryPrompts, QueryWriter, UnderstandingRetriever } from '#retrieval';
import type { Log } from '#telemetry';

interface Understanding {
  readonly config: Config;
  readonly generator: LanguageModel | null;
  readonly allowance: ModelAllowance;
  readonly prompts: QueryPrompts;
  readonly log: Log;
  readonly choose: Choose;
  /** Instead of the deadline that is set, where nobody waits. */
  readonly patienceMs?: number;
}

/** The retriever that callers are served by: questions are looked at before `inner` searches. */
export function understanding(
  inner: Retriever,
  { config, generator, allowance, prompts, log, choose, patienceMs }: Understanding,
): UnderstandingRetriever {
  const settings = { ...config.understanding, ...(patienceMs && { deadlineMs: patienceMs }) };
  const isWriting = settings.rewriting === 'model' || settings.variants !== 'off';
  const asks = { priority: patienceMs ? 'batch' : 'interactive', patienceMs: settings.deadlineMs } as const;
  const writer = generator && isWriting ? new QueryWriter(generator, prompts, asks) : null;
  const onFailure = (stage: string, error: unknown): void => log.warn({ err: error, stage }, 'a stage of understanding a question failed');
  return new UnderstandingRetriever({ inner, choose, settings, writer, allowance, onFailure });
}

/** What an operator should know who asked for a model and has none. */
export function understandingWarnings({ understanding: settings }: Config, generator: LanguageModel | null): string[] {
  if (generator || (settings.rewriting === 'rule' && settings.variants === 'off')) return [];
  return [
    'no generator is at hand, so questions are worded by rule and searched in their own words only (AQUIFER_QUERY_REWRITING, AQUIFER_QUERY_VARIANTS)',
  ];
}
