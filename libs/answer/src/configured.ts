import type { Answer, Retrieval } from '#core';
import type { Prompts } from './compose/prompts.ts';
import type { SayParts } from './say.ts';

export interface ConfiguredParts extends Pick<SayParts, 'prompts' | 'embedder' | 'generator' | 'traces'> {
  readonly settings: { readonly threshold: number; readonly chunking: Readonly<Record<string, unknown>>; readonly version?: string };
}

/** What an answer came from: the version of the configuration, and everything that the question was searched and answered with, under one id. Null: it was not searched. */
export async function configured(
  parts: ConfiguredParts,
  retrieval: Retrieval | null,
): Promise<Pick<Answer, 'versionId' | 'configurationId'>> {
  const { prompts, embedder, generator, settings, traces } = parts;
  const { version, threshold, chunking } = settings;
  const versions = Object.fromEntries(Object.values(prompts).map((prompt: Prompts['compose']) => [prompt.id, prompt.version]));
  const configurationId = await traces.configurationId({
    ...(version && { version }),
    prompts: versions,
    embedder: embedder.id,
    generator: generator?.id ?? null,
    retrieval: retrieval?.settings ?? null,
    gate: { threshold },
    chunking,
  });
  return { ...(version && { versionId: version }), configurationId };
}
