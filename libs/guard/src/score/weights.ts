import type { Unit } from '../read-units.ts';
import { cueNames } from './cues-of.ts';

/** A logistic model of cues: a weight each, a bias, and from which score on a unit in plain sight is held against a text. */
export interface Weights {
  readonly bias: number;
  readonly cues: Readonly<Record<string, number>>;
  readonly thresholds: {
    readonly suspect: number;
    /** Instead of `suspect` in texts about attacks, which quote them. */
    readonly discussed: number;
    readonly quarantined: number;
  };
  /** SHA-256 of the labelled texts they were fitted to; figures on those are cross-validated. */
  readonly fittedTo: string;
}

/** The log odds that the unit instructs whoever answers from it. */
export function scoreOf(unit: Pick<Unit, 'cues'>, { bias, cues }: Pick<Weights, 'bias' | 'cues'>): number {
  return unit.cues.reduce((sum, cue) => sum + (cues[cueNames[cue] as string] ?? 0), bias);
}
