import type { Reading, Unit } from '../read-units.ts';
import { scoreOf, type Weights } from '../score/weights.ts';
import { type Bag, fitCues } from './fit-cues.ts';
import type { LabelledText } from './labelled-text.ts';

export interface Example extends LabelledText {
  readonly reading: Reading;
}

/** Shares of harmless texts that thresholds may cost: of ordinary ones, and of those about attacks. Less than is allowed: others' texts differ. */
const flaggedPlain = 0.006;
const flaggedDiscussing = 0.02;
/** Log odds: nothing is suspected that is clearly likelier harmless, however few of the harmless texts at hand reach so far. */
const lowestSuspect = -0.25;
/** Log odds: what texts about attacks quote is suspected when it is twenty times as likely, however few such texts are at hand. */
const quoting = 3;
/** How much more certain than suspect, in log odds: a hundred and fifty to one. */
const certainty = 5;

/** Weights and thresholds from all examples but what the source left out wrote, be it the attack or the text around it. */
export function fitWeights(examples: readonly Example[], fittedTo: string, leftOut?: string): Weights {
  const model = fitCues(examples.flatMap((example) => bagsOf(example, leftOut)));
  const harmless = examples.filter(({ isAttack, textSource }) => !isAttack && textSource !== leftOut);
  const [plain, about] = [harmless.filter(({ reading }) => !reading.discusses), harmless.filter(({ reading }) => reading.discusses)];
  const suspect = Math.max(lowestSuspect, thresholdFor(plain, model, flaggedPlain));
  const discussed = Math.max(suspect + quoting, thresholdFor(about, model, flaggedDiscussing));
  return { ...model, thresholds: { suspect, discussed, quarantined: suspect + certainty }, fittedTo };
}

function bagsOf({ reading, spans, isAttack, attackSource, textSource }: Example, leftOut: string | undefined): Bag[] {
  const { units } = reading;
  const isAttacking = (unit: Unit): boolean =>
    isAttack && (spans.length === 0 || spans.some(({ start, end }) => unit.start < end && unit.end > start));
  const bags: Bag[] = [];
  if (attackSource !== null && attackSource !== leftOut)
    bags.push({ units: units.filter(isAttacking), isAttack: true, source: attackSource });
  if (textSource !== leftOut) bags.push({ units: units.filter((unit) => !isAttacking(unit)), isAttack: false, source: textSource });
  return bags;
}

/** The lowest score that at most this share of the texts reaches in plain sight. */
function thresholdFor(examples: readonly Example[], model: Pick<Weights, 'bias' | 'cues'>, share: number): number {
  const highest = examples
    .map(({ reading }) => reading.units.reduce((top, unit) => (unit.concealment ? top : Math.max(top, scoreOf(unit, model))), model.bias))
    .sort((a, b) => b - a);
  return Math.round(((highest[Math.floor(highest.length * share)] ?? 0) + 0.005) * 100) / 100;
}
