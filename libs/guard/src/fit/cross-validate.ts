import type { Weights } from '../score/weights.ts';
import { type Example, fitWeights } from './fit-weights.ts';

/** For each example the weights of a model that saw nothing of who wrote it: every source is left out once. */
export function crossValidate(examples: readonly Example[]): Map<string, Weights> {
  const bySource = Map.groupBy(examples, ({ attackSource, textSource }) => attackSource ?? textSource);
  return new Map(
    [...bySource].flatMap(([source, written]) => {
      const weights = fitWeights(examples, '', source);
      return written.map(({ id }) => [id, weights] as const);
    }),
  );
}
