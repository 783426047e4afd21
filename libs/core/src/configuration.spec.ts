import { expect, it } from 'vitest';
import { defaultCollectionSettings } from './collection-settings.ts';
import { changesBetween, type ConfigurationSettings, withOverrides } from './configuration.ts';

const settings: ConfigurationSettings = {
  prompts: { compose: 1, rewrite: 1 },
  models: { embedder: 'e', generator: 'g', secondEmbedder: 's', crossEncoder: null },
  answers: { mode: 'auto', threshold: 0.7 },
  retrieval: {
    vectorWeight: null,
    candidates: 100,
    legDeadlineMs: 5000,
    bridgeShare: 0.4,
    recencyWeight: 0,
    recencyHalfLifeDays: 180,
    rerankShare: 0.4,
    rerankDepth: 50,
    rerankDeadlineMs: 1000,
    secondShare: 0.3,
    crossEncoderShare: 0,
    crossEncoderDepth: 20,
    crossEncoderDeadlineMs: 2000,
  },
  understanding: { parts: 'on', rewriting: 'rule', variants: 'off', deadlineMs: 3000 },
  chunking: defaultCollectionSettings.chunking,
};

it('takes what is said and leaves the rest as it was', () => {
  const other = withOverrides(settings, { prompts: { compose: 2 }, answers: { threshold: 0.8, mode: undefined }, retrieval: {} });
  expect(other).toEqual({ ...settings, prompts: { compose: 2, rewrite: 1 }, answers: { mode: 'auto', threshold: 0.8 } });
});

it('gives a judge that is not there no share, so that equal configurations are equal', () => {
  expect(withOverrides(settings, { models: { secondEmbedder: null } }).retrieval.secondShare).toBe(0);
});

it('names every setting that differs, with both values', () => {
  const other = withOverrides(settings, { answers: { threshold: 0.8 }, prompts: { extra: 1 }, retrieval: { vectorWeight: 0.5 } });
  expect(changesBetween(settings, other)).toEqual([
    { setting: 'prompts.extra', before: undefined, after: 1 },
    { setting: 'answers.threshold', before: 0.7, after: 0.8 },
    { setting: 'retrieval.vectorWeight', before: null, after: 0.5 },
  ]);
  expect(changesBetween(settings, settings)).toEqual([]);
});
