import { scaleOf, smallNumber } from '#core';
import { unitOf } from './units.ts';

/** A number as it stands in a text, and what it is worth however it is written. */
export interface Quantity {
  /** As written, with sign, scale and unit. */
  readonly text: string;
  /** More than one where the writing is ambiguous: 1.200 is twelve hundred in German and one and a fifth in English. */
  readonly values: readonly number[];
  readonly unit: string | null;
  /** Written with digits. A number in words is checked only against what it plainly stands for. */
  readonly isDigits: boolean;
  /** A rounded number also stands for what rounds to it: about, nearly, 1.2 million. */
  readonly isRounded: boolean;
  /** Lower case: the word that is counted, where the number has no unit. */
  readonly counted: string | null;
  readonly start: number;
}

const number =
  /(?<![\p{L}\d.,_])(?<sign>[-−–+](?=[\d$€£¥]))?(?<currency>[$€£¥] ?)?(?:(?<digits>\d+(?:[.,'’  ]\d{3})*(?:[.,]\d+)?)(?:st|nd|rd|th)?(?!\d|[.,]\d)|(?<word>\p{L}+)(?![\p{L}]))/gu;
const onesAfter = /^[ -](?<ones>one|two|three|four|five|six|seven|eight|nine)(?!\p{L})/iu;
const follower = /^[\s -]{0,2}(?<word>percentage[ -]points?|km\/h|°[CF]|[%€$£¥]|\p{L}+\.?)/u;
const rounding =
  /\b(about|around|roughly|approximately|nearly|almost|over|more than|some|circa|rund|etwa|fast|knapp|über|mehr als|ungefähr)\s*$/i;

/** Numbers of a text with their units, digits and words; parts of identifiers (B12, v2) are none. */
export function quantitiesOf(text: string): Quantity[] {
  let readTo = 0;
  return [...text.matchAll(number)].flatMap((match) => {
    if (match.index < readTo) return [];
    const { sign, currency, digits, word } = match.groups ?? {};
    const inWords = word === undefined ? null : smallNumber(word);
    if (digits === undefined && inWords === null) return [];
    const values = inWords === null ? readDigits(digits ?? '') : [inWords];
    const quantity = complete({
      text,
      match,
      values,
      currency,
      isNegative: sign !== undefined && sign !== '+',
      isDigits: inWords === null,
    });
    readTo = match.index + quantity.text.length;
    return [quantity];
  });
}

interface Found {
  readonly text: string;
  readonly match: RegExpExecArray;
  readonly values: readonly number[];
  readonly currency: string | undefined;
  readonly isNegative: boolean;
  readonly isDigits: boolean;
}

/** Reads on: a scale, then a unit, or the word that is counted. */
function complete({ text, match, values, currency, isNegative, isDigits }: Found): Quantity {
  // Twenty-five is one number.
  const ones = !isDigits && (values[0] ?? 0) >= 20 ? onesAfter.exec(text.slice(match.index + match[0].length)) : null;
  const added = smallNumber(ones?.groups?.['ones'] ?? '') ?? 0;
  let end = match.index + match[0].length + (ones?.[0].length ?? 0);
  let scale = 1;
  let unit = currency ? unitOf(currency.trim()) : null;
  let counted: string | null = null;
  // “5m” is a length here and a sum there; “€5m” is a sum.
  let isMetresOrMillions = false;
  for (let step = 0; step < 3; step += 1) {
    const found = follower.exec(text.slice(end, end + 30));
    const word = found?.groups?.['word']?.replace(/\.$/, '');
    if (!found || !word) break;
    isMetresOrMillions ||= word === 'm' && found[0] === 'm' && unit === null && scale === 1;
    if (isMetresOrMillions) {
      end += 1;
      break;
    }
    const times = isScale(word, text.slice(end)) ? scaleOf(word) : 1;
    const own = unitOf(word.startsWith('percentage') ? 'percentage-points' : word);
    if (times > 1) scale *= times;
    else if (own && unit === null && isUnit(word, found[0])) unit = own;
    else {
      counted ??= /^\p{L}/u.test(word) ? word.toLowerCase() : null;
      break;
    }
    end += found[0].length;
  }
  const before = text.slice(Math.max(0, match.index - 20), match.index);
  return {
    text: text.slice(match.index, end).replace(/[\s.]+$/, ''),
    values: values
      .map((value) => (isNegative ? -value : value + added) * scale)
      .flatMap((value) => (isMetresOrMillions ? [value, value * 1_000_000] : [value])),
    unit,
    isDigits,
    isRounded: scale > 1 || rounding.test(before),
    counted: unit === null ? counted : null,
    start: match.index,
  };
}

/** One letter is a scale or a unit only right at its number: “5 m”, never “1998 a”. */
const isScale = (word: string, rest: string): boolean => scaleOf(word) > 1 && (word.length > 1 || /^[kKmM](?!\p{L})/u.test(rest));
const isUnit = (word: string, withGap: string): boolean => word.length > 1 || !/\p{L}/u.test(word) || withGap.length <= 2;

/** What digits with points and commas may stand for. */
function readDigits(digits: string): number[] {
  const plain = digits.replace(/['’  ]/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (!last) return [Number(plain)];
  const grouped = Number(plain.replace(/[.,]/g, ''));
  const decimal = Number(`${plain.slice(0, plain.lastIndexOf(last)).replace(/[.,]/g, '')}.${plain.slice(plain.lastIndexOf(last) + 1)}`);
  const isThousands = /^\d{1,3}([.,]\d{3})+$/.test(plain);
  if (new Set(marks).size === 2) return [decimal];
  if (marks.length > 1) return [grouped];
  if (!isThousands) return [decimal];
  return last === ',' ? [grouped] : [grouped, decimal];
}
