import type { Environment } from './environment.ts';

/** What is made of a question before it is searched. */
export interface UnderstandingConfig {
  /** Whether the parts of a question that is several are searched beside it. */
  readonly parts: 'off' | 'on';
  /** Who words a question that only makes sense after those before it. */
  readonly rewriting: 'rule' | 'model';
  /** What the generator writes to be searched beside each question. */
  readonly variants: 'off' | 'variants' | 'hyde';
  /** For what the generator writes, and for each search beside the question's own. */
  readonly deadlineMs: number;
}

export function toUnderstanding(environment: Environment): UnderstandingConfig {
  return {
    parts: environment.AQUIFER_QUERY_PARTS,
    rewriting: environment.AQUIFER_QUERY_REWRITING,
    variants: environment.AQUIFER_QUERY_VARIANTS,
    deadlineMs: environment.AQUIFER_QUERY_DEADLINE_MS,
  };
}

export function understandingContradictions({ AQUIFER_GENERATOR, AQUIFER_QUERY_REWRITING, AQUIFER_QUERY_VARIANTS }: Environment): string[] {
  if (AQUIFER_GENERATOR !== 'none') return [];
  const needs = (name: string, value: string, without: string): string[] =>
    value === without
      ? []
      : [`${name}: "${value}" needs a generator, and AQUIFER_GENERATOR is "none"; name a generator or set "${without}"`];
  return [
    ...needs('AQUIFER_QUERY_REWRITING', AQUIFER_QUERY_REWRITING, 'rule'),
    ...needs('AQUIFER_QUERY_VARIANTS', AQUIFER_QUERY_VARIANTS, 'off'),
  ];
}
