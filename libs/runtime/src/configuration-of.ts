import type { Collection, TraceStore } from '#core';
import type { Ways } from './open-retrieval.ts';

/**
 * The id of all that the collection is searched by, set as `collection` says. The one body for every run, and for what was taken of one, so
 * that equal settings meet under one id.
 */
export async function configurationOf(
  { retriever, measuredRetriever }: Pick<Ways, 'retriever' | 'measuredRetriever'>,
  traces: TraceStore,
  { id, settings }: Collection,
): Promise<string> {
  const { chunking, synonyms, ranking } = settings;
  const retrieval = { ...(await retriever.settingsOf(id, ranking)), understanding: measuredRetriever.settings };
  return traces.configurationId({ retrieval, chunking, synonyms });
}
