import { smallNumber } from '#core';
import { type Quantity, quantitiesOf } from '../../support/quantities.ts';
import { isMoney, unitOfWord } from './unit-in.ts';

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

/** “less than EUR 500”, “CHF 13”, “US$ 20”: whatever stands before the number is its unit, known or not. */
const unitBefore = String.raw`(?:(?<unit>[\p{L}]{0,3}[$€£¥₹]|[\p{L}]{1,7}\.?)\s*)?`;
/** What money is counted in, where the number before it has no unit; and what only leads on. */
const unitAfter = /^\s*(\p{L}+\.?(?:\s(?:dollars?|francs?|sterling))?)/u;
const noUnit =
  /^(?:per|pro|je|an?|each|every|the|or|oder|and|und|in|on|at|of|for|bei|im|am|zu|mit|to|about|around|roughly|ca\.?|circa|etwa|rund)$/iu;

const square = /^\d[\d.,]*\s*(m²|m2|qm|sqm|m³)(?![\p{L}\d])/iu;

function boundAt(question: string, found: Quantity): Bound | null {
  const [, area] = square.exec(question.slice(found.start)) ?? [];
  const quantity = area === undefined ? found : { ...found, ...measuredIn(question, found, area) };
  const [value, other] = quantity.values;
  if (value === undefined || other !== undefined) return null;
  const { start } = quantity;
  const money = moneyAfter(question, quantity);
  const stop = start + quantity.text.length + (money?.length ?? 0);
  const own = { ...quantity, unit: money?.unit ?? quantity.unit, counted: money ? null : countedOf(quantity) };
  const end = stop + countedLength(question, stop, own);
  for (const [sign, pattern] of before) {
    const found = new RegExp(`(?<![\\p{L}])(?:${pattern.source})\\s+${unitBefore}$`, 'iu').exec(question.slice(0, start));
    if (!found) continue;
    const word = found.groups?.['unit'];
    const unit = word === undefined || noUnit.test(word) ? own.unit : (unitOfWord(word) ?? word);
    return made(question, { sign, value, quantity: { ...own, unit }, start: found.index, end });
  }
  for (const [sign, pattern] of after) {
    const found = pattern.exec(question.slice(end));
    if (found)
      return made(question, {
        sign,
        value,
        quantity: { ...own, unit: own.unit ?? moneyBefore(question, start) },
        start,
        end: end + found[0].length,
      });
  }
  return null;
}

/** “US$ 13 or less” */
function moneyBefore(question: string, start: number): string | null {
  const [, word = ''] = /(?<!\p{L})(\p{L}{0,3}[$€£¥₹]|\p{L}{2,4}\.?)\s*$/u.exec(question.slice(0, start)) ?? [];
  const unit = unitOfWord(word);
  return isMoney(unit) ? unit : null;
}

/** “13 CHF”, “13 US dollars”: money that the number's own reading does not know. */
function moneyAfter(question: string, { start, text, unit }: Quantity): { readonly unit: string; readonly length: number } | null {
  const [whole, words = ''] = (unit === null ? unitAfter.exec(question.slice(start + text.length)) : null) ?? [];
  const [first = ''] = words.split(/\s/u);
  for (const each of [words, first]) {
    const money = unitOfWord(each.replace(/^us /iu, 'us-').replace(/\.$/u, ''));
    if (whole !== undefined && isMoney(money)) return { unit: money ?? each, length: whole.length - words.length + each.length };
  }
  return null;
}

/** “13 per hour” counts no pers. */
const countedOf = ({ counted }: Quantity): string | null => (counted !== null && noUnit.test(counted) ? null : counted);

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
    unit,
    counted,
    words: question.slice(start, end).trim(),
    start,
    end,
  };
}

function betweenIn(question: string, quantities: readonly Quantity[]): Bound | null {
  const [low, high, more] = quantities;
  if (!low || !high || more) return null;
  const opening = new RegExp(`(?<!\\p{L})(?:between|from|zwischen|von)\\s+${unitBefore}$`, 'iu').exec(question.slice(0, low.start));
  const middle = question.slice(low.start + low.text.length, high.start);
  const [least, other] = low.values;
  const [most, another] = high.values;
  if (!opening || !/^\s*(?:and|to|und|bis)\s*$/iu.test(middle) || other !== undefined || another !== undefined) return null;
  if (least === undefined || most === undefined || (low.unit !== null && low.unit !== high.unit)) return null;
  const money = moneyAfter(question, high);
  const [start, end] = [opening.index, high.start + high.text.length + (money?.length ?? 0)];
  const words = question.slice(start, end).trim();
  const word = opening.groups?.['unit'];
  const unit = high.unit ?? money?.unit ?? (word === undefined || noUnit.test(word) ? null : (unitOfWord(word) ?? word));
  const counted = money ? null : countedOf(high);
  return { low: least, high: most, isLowIn: true, isHighIn: true, unit, counted, words, start, end };
}

/** Compared with another thing, not with an amount: “cheaper than the Swan”. */
export const comparesThings = (question: string): boolean =>
  new RegExp(
    `(?<!\\p{L})(?:${comparative}|more|less|fewer|mehr|weniger)(?: \\p{L}+)? (?:than|als)(?!\\p{L})(?!\\s+(?:[$€£]\\s?)?\\d)`,
    'iu',
  ).test(question) && boundIn(question) === null;

export const isWithin = ({ low, high, isLowIn, isHighIn }: Bound, value: number): boolean =>
  (low === null || value > low || (isLowIn && value === low)) && (high === null || value < high || (isHighIn && value === high));
