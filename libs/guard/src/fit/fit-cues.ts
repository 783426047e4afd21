import type { Unit } from '../read-units.ts';
import { cueNames } from '../score/cues-of.ts';
import { beliefs } from '../score/cues.ts';
import type { Weights } from '../score/weights.ts';

/** What is learned from: the units of one document, of which one is known to be an instruction, or none. */
export interface Bag {
  readonly units: readonly Pick<Unit, 'cues'>[];
  readonly isAttack: boolean;
  /** Where it comes from: each source weighs by the root of its number, so that none drowns the others. */
  readonly source: string;
}

const priorBias = -4;
/** How far weights are drawn to what they are believed to be before anything was seen. */
const pull = 4;
const rounds = 400;
const step = 0.5;

/**
 * Logistic regression on the highest unit of each bag (multiple instances: a document is an attack when one of its sentences is), with
 * Gaussian priors at “each cue speaks for an instruction” instead of at zero, and the signs held: what a source does not show keeps its
 * belief, so that an attack unlike those seen is not unlearned. Deterministic.
 */
export function fitCues(bags: readonly Bag[]): Pick<Weights, 'bias' | 'cues'> {
  const filled = bags.filter(({ units }) => units.length > 0);
  const shares = sourceShares(filled);
  const prior = cueNames.map((name) => beliefs[name as keyof typeof beliefs]);
  let weights = [...prior];
  let bias = priorBias;
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((weight, cue) => (pull * (weight - (prior[cue] as number))) / filled.length);
    let biasSlope = 0;
    for (const [index, bag] of filled.entries()) {
      const { cues, score } = highest(bag.units, weights, bias);
      const miss = ((1 / (1 + Math.exp(-score)) - (bag.isAttack ? 1 : 0)) * (shares[index] as number)) / filled.length;
      biasSlope += miss;
      for (const cue of cues) slope[cue] = (slope[cue] as number) + miss;
    }
    const rate = step * 4;
    weights = weights.map((weight, cue) => heldSign(weight - rate * (slope[cue] as number), prior[cue] as number));
    bias -= rate * biasSlope;
  }
  return { bias: rounded(bias), cues: Object.fromEntries(cueNames.map((name, cue) => [name, rounded(weights[cue] as number)])) };
}

/** What calms is bounded: whoever attacks can write it as well. A cue that is believed to be worth nothing counts in concealed words only. */
function heldSign(weight: number, sign: number): number {
  if (sign === 0) return 0;
  return sign > 0 ? Math.max(0, weight) : Math.min(0, Math.max(-1.5, weight));
}

function highest(units: Bag['units'], weights: readonly number[], bias: number): { cues: readonly number[]; score: number } {
  let best = { cues: [] as readonly number[], score: -Infinity };
  for (const { cues } of units) {
    let score = bias;
    for (const cue of cues) score += weights[cue] as number;
    if (score > best.score) best = { cues, score };
  }
  return best;
}

function sourceShares(bags: readonly Bag[]): number[] {
  const counts = new Map<string, number>();
  const key = ({ source, isAttack }: Bag): string => `${source} ${isAttack}`;
  for (const bag of bags) counts.set(key(bag), (counts.get(key(bag)) ?? 0) + 1);
  const raw = bags.map((bag) => 1 / Math.sqrt(counts.get(key(bag)) as number));
  const whole = raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one) => (one * bags.length) / whole);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
