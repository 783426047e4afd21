import type { Config } from '#config';
import { defaultThreshold } from '#answer';
import { type ConfigurationSettings, defaultCollectionSettings } from '#core';
import type { Models } from '../open-models.ts';
import { candidatesPerLeg } from '../open-retrieval.ts';

/** What a process serves that was told by its environment alone, with the models that could be opened. */
export function settingsOf(config: Config, models: Models, prompts: ConfigurationSettings['prompts']): ConfigurationSettings {
  const { retrieval, judges, understanding, answer } = config;
  const { secondEmbedder, crossEncoder } = models.judges;
  return {
    prompts,
    models: {
      embedder: models.embedder.id,
      generator: models.generator?.id ?? null,
      secondEmbedder: secondEmbedder?.id ?? null,
      crossEncoder: crossEncoder?.id ?? null,
    },
    answers: { mode: answer.mode, threshold: answer.threshold ?? defaultThreshold },
    retrieval: {
      vectorWeight: retrieval.vectorWeight,
      candidates: candidatesPerLeg,
      legDeadlineMs: retrieval.legDeadlineMs,
      bridgeShare: retrieval.bridgeShare,
      recencyWeight: retrieval.recency.weight,
      recencyHalfLifeDays: retrieval.recency.halfLifeDays,
      rerankShare: retrieval.rerank.share,
      rerankDepth: retrieval.rerank.depth,
      rerankDeadlineMs: retrieval.rerank.deadlineMs,
      secondShare: secondEmbedder ? (judges.secondEmbedder?.share ?? 0) : 0,
      crossEncoderShare: crossEncoder ? (judges.crossEncoder?.share ?? 0) : 0,
      crossEncoderDepth: judges.crossEncoder?.depth ?? crossDefaults.depth,
      crossEncoderDeadlineMs: judges.crossEncoder?.deadlineMs ?? crossDefaults.deadlineMs,
    },
    understanding: { ...understanding },
    chunking: { ...defaultCollectionSettings.chunking },
  };
}

/** As the environment has them when it names a cross-encoder and says no more. */
const crossDefaults = { depth: 20, deadlineMs: 2000 };

/** The process's settings with everything as a version of the configuration has it. */
export function configWith(config: Config, settings: ConfigurationSettings): Config {
  const { retrieval, understanding, answers } = settings;
  const { secondEmbedder, crossEncoder } = config.judges;
  return {
    ...config,
    answer: { ...config.answer, mode: answers.mode, threshold: answers.threshold },
    understanding: { ...understanding },
    retrieval: {
      ...config.retrieval,
      vectorWeight: retrieval.vectorWeight,
      legDeadlineMs: retrieval.legDeadlineMs,
      bridgeShare: retrieval.bridgeShare,
      recency: { weight: retrieval.recencyWeight, halfLifeDays: retrieval.recencyHalfLifeDays },
      rerank: { share: retrieval.rerankShare, depth: retrieval.rerankDepth, deadlineMs: retrieval.rerankDeadlineMs },
    },
    judges: {
      secondEmbedder: secondEmbedder && retrieval.secondShare > 0 ? { ...secondEmbedder, share: retrieval.secondShare } : null,
      crossEncoder:
        crossEncoder && retrieval.crossEncoderShare > 0
          ? {
              ...crossEncoder,
              share: retrieval.crossEncoderShare,
              depth: retrieval.crossEncoderDepth,
              deadlineMs: retrieval.crossEncoderDeadlineMs,
            }
          : null,
    },
  };
}
