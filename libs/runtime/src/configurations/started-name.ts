import { readConfig } from '#config';
import { changesBetween, type ConfigurationSettings } from '#core';
import type { Models } from '../open-models.ts';
import { settingsOf } from './settings-of.ts';

const mostTold = 3;

/** What the version that a process was started with is called: the model that writes, and what `usual` has otherwise. */
export function startedName(settings: ConfigurationSettings, usual: ConfigurationSettings): string {
  const others = changesBetween(usual, settings)
    .filter(({ setting }) => setting !== 'models.generator')
    .map(({ setting, after }) => `${setting} ${after ?? 'none'}`);
  const more = others.length - mostTold;
  const told = [settings.models.generator ?? 'no generator', ...others.slice(0, mostTold), ...(more > 0 ? [`${more} more`] : [])];
  return `as started: ${told.join(', ')}`;
}

/** What a process serves whose environment says nothing. */
export function usualSettings(models: Models, prompts: ConfigurationSettings['prompts']): ConfigurationSettings {
  const config = readConfig({});
  const usual = settingsOf(config, models, prompts);
  const { embedderId: embedder } = config.models;
  const secondEmbedder = config.judges.secondEmbedder?.modelId ?? null;
  return { ...usual, models: { ...usual.models, embedder, secondEmbedder, crossEncoder: null } };
}
