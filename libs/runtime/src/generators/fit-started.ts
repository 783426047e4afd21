import { basename } from 'node:path';
import type { Config } from '#config';
import type { FittedGenerator, MemoryBudget, Profile } from '#models';
import { allowedGenerators, refuseUnknown } from './allowed-generators.ts';
import { GeneratorFit } from './generator-fit.ts';

interface Fitted {
  readonly id: string;
  readonly size: FittedGenerator;
}

/** At which size the generator of these settings would be loaded, before anything is; null where there is none on the disk. */
export function fitStarted({ models }: Pick<Config, 'models'>, profile: Profile, budget: MemoryBudget): Fitted | null {
  refuseUnknown(models);
  const { generator } = profile;
  if (generator.kind === 'none') return null;
  const id = generator.kind === 'manifest' ? generator.model.id : basename(generator.path);
  const model = allowedGenerators(models).find((each) => each.id === id);
  if (!model) return null;
  return { id, size: new GeneratorFit(models, profile).fit(model, budget.room(0)) };
}
