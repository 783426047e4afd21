import { type Quantity, quantitiesOf } from './quantities.ts';
import { counterpartDate, type DateMention, datesOf, saysDate } from './dates.ts';

/** A claim's value that its evidence gives otherwise, or not at all. */
export interface Mismatch {
  readonly kind: 'number' | 'date' | 'unit';
  readonly claimed: string;
  readonly evidence: string | null;
}

const falling = /\b(fell|fall\w*|decreas\w*|declin\w*|drop\w*|loss\w*|lost|minus|below|down|sank|sink\w*|gesunken|rückgang|verlust\w*)\b/iu;

/** Numbers, units and dates of a claim that none of the texts says, each with what stands there instead. Language-neutral but for the words of it. */
export function mismatches(claim: string, texts: readonly string[]): Mismatch[] {
  const dates = texts.flatMap(datesOf);
  const claimedDates = datesOf(claim);
  const known = texts.flatMap(quantitiesOf);
  const wrongDates = claimedDates
    .filter((date) => !saysDate(date, dates) && !isPlainNumber(date, known))
    .map((date): Mismatch => ({ kind: 'date', claimed: date.text, evidence: counterpartDate(date, dates)?.text ?? null }));
  const loose = quantitiesOf(claim).filter(({ start }) => !claimedDates.some((date) => start >= date.start && start < date.end));
  const evidence = { known, turns: [claim, ...texts].some((text) => falling.test(text)) };
  return [...wrongDates, ...loose.flatMap((quantity) => mismatchOf(quantity, evidence) ?? [])];
}

/** A bare year may be a number in the evidence: 1998 people. */
const isPlainNumber = ({ readings: [reading] }: DateMention, known: readonly Quantity[]): boolean =>
  reading?.year !== undefined && reading.month === undefined && known.some(({ values }) => values.includes(reading.year ?? Number.NaN));

interface Known {
  readonly known: readonly Quantity[];
  /** Whether either side speaks of a fall, so that “fell by 3” is “−3”. */
  readonly turns: boolean;
}

function mismatchOf(claimed: Quantity, { known, turns }: Known): Mismatch | null {
  const equal = known.filter((quantity) => isSame(claimed, quantity, turns));
  const isOtherUnit = ({ unit }: Quantity): boolean => unit !== null && unit !== claimed.unit;
  if (equal.length > 0) {
    const first = equal[0];
    const isWrong = claimed.unit !== null && equal.every(isOtherUnit);
    return isWrong && first ? { kind: 'unit', claimed: claimed.text, evidence: first.text } : null;
  }
  const counterpart = counterpartOf(claimed, known);
  // One is a pronoun too, and other words may count what the evidence lists.
  if (!claimed.isDigits && (!counterpart || claimed.values[0] === 1)) return null;
  return { kind: 'number', claimed: claimed.text, evidence: counterpart?.text ?? null };
}

function isSame(claimed: Quantity, given: Quantity, turns: boolean): boolean {
  return claimed.values.some((value) =>
    given.values.some(
      (other) =>
        isClose(value, other) ||
        (turns && isClose(Math.abs(value), Math.abs(other))) ||
        (claimed.isRounded && Math.abs(value - other) <= halfStep(value)),
    ),
  );
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Half of the last digit that counts: 50,000 for 1.2 million, 5 for about 50. */
function halfStep(value: number): number {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = (mantissa.split('.')[1] ?? '').length;
  return 0.5 * 10 ** (Number(exponent) - digits);
}

/** What a reader would hold against it: the same unit, else the same thing counted. */
function counterpartOf({ unit, counted }: Quantity, known: readonly Quantity[]): Quantity | null {
  if (unit !== null) return known.find((quantity) => quantity.unit === unit) ?? known.find((quantity) => quantity.unit !== null) ?? null;
  if (counted === null) return null;
  const stem = counted.slice(0, 5);
  return known.find((quantity) => quantity.counted?.slice(0, 5) === stem) ?? null;
}
