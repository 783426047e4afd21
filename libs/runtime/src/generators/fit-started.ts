import { basename } from 'node:path';
import type { Config } from '#config';
import { type FittedGenerator, fitGenerator, type MemoryBudget, type Profile, readGgufHeader, wantedSequences } from '#models';
import { allowedGenerators } from './allowed-generators.ts';

interface Fitted {
  readonly id: string;
  readonly size: FittedGenerator;
}

/** At which size the generator of these settings would be loaded, before anything is; null where there is none on the disk. */
export function fitStarted(
  { models }: Pick<Config, 'models'>,
  { generator }: Pick<Profile, 'generator'>,
  budget: MemoryBudget,
): Fitted | null {
  if (generator.kind === 'none') return null;
  const id = generator.kind === 'manifest' ? generator.model.id : basename(generator.path);
  const model = allowedGenerators(models).find((each) => each.id === id);
  if (!model) return null;
  const header = readGgufHeader(model.path);
  const { contextTokens } = model;
  const wanted = { id, contextTokens, sequences: wantedSequences(header, contextTokens) };
  return { id, size: fitGenerator(header, wanted, budget.room(0)) };
}
