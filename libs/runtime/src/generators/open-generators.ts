import { join } from 'node:path';
import type { Config } from '#config';
import { inMegabytes, LlamaGenerator, type MemoryBudget, type Profile, sizeWords, type StateRoom } from '#models';
import type { Log, Metrics } from '#telemetry';
import { allowedGenerators } from './allowed-generators.ts';
import { draftOptions } from './draft-model-of.ts';
import { GeneratorFit, runsOf } from './generator-fit.ts';
import type { GeneratorWatch } from './generator-watch.ts';
import { LocalGenerators } from './local-generators.ts';

interface Opening {
  readonly config: Config;
  readonly profile: Profile;
  readonly budget: MemoryBudget;
  /** For what all of them park. */
  readonly room: StateRoom;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The generators of this process; none is loaded yet. */
export function openLocalGenerators({ config, profile, budget, room, log, metrics }: Opening): LocalGenerators {
  const { device, threads } = runsOf(profile);
  const prefixes = {
    room,
    dir: join(config.dataDir, 'prefixes'),
    onLog: (message: string) => log.warn(message),
  };
  const fit = new GeneratorFit(config.models, profile);
  const { isOnCard } = fit;
  return new LocalGenerators({
    allowed: () => allowedGenerators(config.models),
    fit: (model, beside) => fit.fit(model, beside),
    load: async ({ id, path }, { contextTokens, sequences }, signal) => {
      const drafts = draftOptions(config.models);
      const generator = await LlamaGenerator.open({
        id,
        path,
        contextTokens,
        sequences: isOnCard ? 'auto' : sequences,
        device,
        threads,
        prefixes,
        drafts,
        signal,
      });
      for (const warning of generator.warnings) log.warn({ model: id }, warning);
      return generator;
    },
    budget,
    isOnCard,
    idleMs: config.models.generatorIdleMs,
    watch: watchOf(log, metrics),
  });
}

function watchOf(log: Log, metrics: Metrics): GeneratorWatch {
  return {
    loaded: (model, { ms, size }) => {
      const { totalBytes: bytes } = size.memory;
      metrics.generators.loaded(model, { ms, bytes });
      log.info(
        { model, seconds: seconds(ms), reckoned: inMegabytes(bytes), size: sizeWords(size), note: size.note },
        'a generator is loaded',
      );
    },
    notLoaded: (model, reason) => {
      metrics.generators.notLoaded(model);
      log.warn({ model, reason }, 'a generator could not be loaded');
    },
    unloaded: (model, { ms, why, bytes, trouble }) => {
      metrics.generators.unloaded(model, { ms, why });
      if (trouble !== undefined) log.warn({ model, err: trouble }, 'something of a generator could not be given back');
      log.info({ model, seconds: seconds(ms), reckoned: inMegabytes(bytes), why }, 'a generator is unloaded');
    },
  };
}

const seconds = (ms: number): number => Math.round(ms / 10) / 100;
