import { smallNumber } from '#core';
import { type Quantity, quantitiesOf } from '../../support/quantities.ts';

/** What an amount has to keep to. Ends that are open are null. */
export interface Bound {
  readonly low: number | null;
  readonly high: number | null;
  readonly isLowIn: boolean;
  readonly isHighIn: boolean;
  /** By the names that `units.ts` has; null where none is said. */
  readonly unit: string | null;
  /** The word that is counted, where that is no unit. */
  readonly counted: string | null;
  /** As the question says it. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

const comparative =
  'cheaper|lighter|heavier|longer|shorter|faster|slower|taller|larger|bigger|smaller|higher|lower|greater|billiger|günstiger|teurer|leichter|schwerer|länger|kürzer|schneller|langsamer|größer|kleiner|höher|niedriger';
const before = [
  [
    '<',
    /(?:less|fewer|cheaper|lighter|shorter|slower|lower|smaller) than|under|below|(?:weniger|billiger|günstiger|leichter|kürzer|langsamer|kleiner|niedriger) als|unter|<(?!=)/,
  ],
  [
    '<=',
    /(?:at|the) most|no more than|not more than|up to|(?:a )?max(?:imum|\.)?(?: of)?|höchstens|maximal|nicht mehr als|bis(?: zu)?|<=|≤/,
  ],
  [
    '>=',
    /at least|no (?:less|fewer) than|not (?:less|fewer) than|(?:a )?min(?:imum|\.)?(?: of)?|mindestens|wenigstens|nicht weniger als|ab|minimal|>=|≥/,
  ],
  [
    '>',
    /(?:more|longer|heavier|faster|taller|larger|bigger|higher|greater) than|over|above|exceed(?:s|ing)?|(?:mehr|länger|schwerer|schneller|teurer|größer|höher) als|more expensive than|über|>(?!=)/,
  ],
] as const;
const after = [
  ['>=', /^\s*(?:or|oder)\s+(?:more|longer|above|over|mehr|länger|darüber)|^\s*(?:and|und)\s+(?:more|up|above|mehr)|^\s*\+/iu],
  ['<=', /^\s*(?:or|oder)\s+(?:less|fewer|under|below|cheaper|weniger|darunter)/iu],
] as const;

/** “less than 500 EUR”, “mindestens 3 Jahre”, “between 10 and 20 kg”, “4 or more”; null where the question sets none, or more than one. */
export function boundIn(question: string): Bound | null {
  const quantities = quantitiesOf(question).filter(({ isDigits, text }) => isDigits || smallNumber(text.split(/\s/)[0] ?? '') !== null);
  const between = betweenIn(question, quantities);
  if (between) return between;
  const bounds = quantities.flatMap((quantity) => boundAt(question, quantity) ?? []);
  const [only, more] = bounds;
  return only && !more ? only : null;
}

const square = /^\d[\d.,]*\s*(m²|m2|qm|sqm|m³)(?![\p{L}\d])/iu;

function boundAt(question: string, found: Quantity): Bound | null {
  const [, area] = square.exec(question.slice(found.start)) ?? [];
  const quantity = area === undefined ? found : { ...found, ...measuredIn(question, found, area) };
  const [value, other] = quantity.values;
  if (value === undefined || other !== undefined) return null;
  const { start } = quantity;
  const stop = start + quantity.text.length;
  for (const [sign, pattern] of before) {
    const found = new RegExp(`(?<![\\p{L}])(?:${pattern.source})\\s+(?:(?:eur|usd|chf|gbp)\\s*)?$`, 'iu').exec(question.slice(0, start));
    if (found) return made(question, { sign, value, quantity, start: found.index, end: stop + countedLength(question, stop, quantity) });
  }
  for (const [sign, pattern] of after) {
    const found = pattern.exec(question.slice(stop + countedLength(question, stop, quantity)));
    if (found)
      return made(question, { sign, value, quantity, start, end: stop + countedLength(question, stop, quantity) + found[0].length });
  }
  return null;
}

function measuredIn(question: string, { start, values }: Quantity, area: string): Partial<Quantity> {
  const text = square.exec(question.slice(start))?.[0] ?? '';
  return { text, values: values.slice(0, 1), unit: /³/.test(area) ? 'm³' : 'm²', counted: null };
}

const countedLength = (question: string, stop: number, { counted }: Quantity): number => {
  const found = counted === null ? null : /^\s+\p{L}+/u.exec(question.slice(stop));
  return found && found[0].trim().toLowerCase() === counted ? found[0].length : 0;
};

interface Made {
  readonly sign: '<' | '<=' | '>' | '>=';
  readonly value: number;
  readonly quantity: Quantity;
  readonly start: number;
  readonly end: number;
}

function made(question: string, { sign, value, quantity: { unit, counted }, start, end }: Made): Bound {
  const isHigh = sign.startsWith('<');
  return {
    low: isHigh ? null : value,
    high: isHigh ? value : null,
    isLowIn: sign === '>=',
    isHighIn: sign === '<=',
    unit: unit ?? (counted === null ? unitBefore(question, end) : null),
    counted,
    words: question.slice(start, end).trim(),
    start,
    end,
  };
}

/** “less than EUR 500” */
function unitBefore(question: string, end: number): string | null {
  const [, code] = /(?<!\p{L})(eur|usd|gbp)\s*[\d.,]+$/iu.exec(question.slice(0, end)) ?? [];
  return code === undefined ? null : ({ eur: 'euros', usd: 'dollars', gbp: 'pounds sterling' }[code.toLowerCase()] ?? null);
}

function betweenIn(question: string, quantities: readonly Quantity[]): Bound | null {
  const [low, high, more] = quantities;
  if (!low || !high || more) return null;
  const opening = /(?<!\p{L})(?:between|from|zwischen|von)\s+$/iu.exec(question.slice(0, low.start));
  const middle = question.slice(low.start + low.text.length, high.start);
  const [least, other] = low.values;
  const [most, another] = high.values;
  if (!opening || !/^\s*(?:and|to|und|bis)\s*$/iu.test(middle) || other !== undefined || another !== undefined) return null;
  if (least === undefined || most === undefined || (low.unit !== null && low.unit !== high.unit)) return null;
  const [start, end] = [opening.index, high.start + high.text.length];
  const words = question.slice(start, end).trim();
  return { low: least, high: most, isLowIn: true, isHighIn: true, unit: high.unit, counted: high.counted, words, start, end };
}

/** Compared with another thing, not with an amount: “cheaper than the Swan”. */
export const comparesThings = (question: string): boolean =>
  new RegExp(
    `(?<!\\p{L})(?:${comparative}|more|less|fewer|mehr|weniger)(?: \\p{L}+)? (?:than|als)(?!\\p{L})(?!\\s+(?:[$€£]\\s?)?\\d)`,
    'iu',
  ).test(question) && boundIn(question) === null;

export const isWithin = ({ low, high, isLowIn, isHighIn }: Bound, value: number): boolean =>
  (low === null || value > low || (isLowIn && value === low)) && (high === null || value < high || (isHighIn && value === high));
