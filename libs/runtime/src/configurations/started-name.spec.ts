import { expect, it } from 'vitest';
import { readConfig } from '#config';
import type { ConfigurationSettings } from '#core';
import type { Models } from '../open-models.ts';
import { settingsOf } from './settings-of.ts';
import { startedName, usualSettings } from './started-name.ts';

const nameOf = (environment: Record<string, string>, generator: string | null = null, second: string | null = 'all-minilm-l6-v2-int8') => {
  const config = readConfig(environment);
  const models = {
    embedder: { id: config.models.embedderId },
    generator: generator && { id: generator },
    judges: { secondEmbedder: second && { id: second }, crossEncoder: null },
  } as unknown as Models;
  const prompts: ConfigurationSettings['prompts'] = { compose: 2 };
  return startedName(settingsOf(config, models, prompts), usualSettings(models, prompts));
};

it('says which model writes', () => {
  expect(nameOf({})).toBe('as started: no generator');
  expect(nameOf({}, 'm1@far')).toBe('as started: m1@far');
});

it('says what the environment has otherwise, and how much more there is', () => {
  expect(nameOf({ AQUIFER_ANSWER_THRESHOLD: '0.8' }, 'small')).toBe('as started: small, answers.threshold 0.8');
  expect(nameOf({ AQUIFER_SECOND_EMBEDDER: 'none' }, null, null)).toBe('as started: no generator, models.secondEmbedder none');
  const environment = {
    AQUIFER_ANSWER_MODE: 'extract',
    AQUIFER_ANSWER_THRESHOLD: '0.8',
    AQUIFER_RERANK_SHARE: '0',
    AQUIFER_LEG_DEADLINE_MS: '60000',
  };
  expect(nameOf(environment)).toMatch(/^as started: no generator, answers\.mode extract, answers\.threshold 0\.8, .*, 1 more$/);
});
