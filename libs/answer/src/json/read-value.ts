import type { RankedPassage } from '#core';
import { rootOf } from '../support/clauses.ts';
import { datesOf, type Reading } from '../support/dates.ts';
import { type Quantity, quantitiesOf } from '../support/quantities.ts';
import { coverage, isContent, wordsOf } from '../text/words.ts';
import { type AskedLeaf, worded } from './asked-leaf.ts';

type Value = string | number;

/** Share of what names a leaf that has to stand where its value is read. */
const leastNamed = 0.6;
const leastBesideOption = 0.5;
const negation =
  /(?<!\p{L})(?:free|kostenlos|gratis|not|no|never|none|neither|without|except|nicht|kein\p{L}{0,2}|nie|ohne|außer|\p{L}+n['’]t)(?!\p{L})/iu;
/** What stands before a number that is a bound, a change or below zero, and not the value. */
const bound =
  /(?<!\p{L})(?:over|above|below|under|nearly|almost|up to|at (?:least|most)|(?:a )?(?:max|min)(?:imum|\.)?(?: of)?|from|since|by|beyond|within|until|(?:not |no )?(?:more|less|fewer|later|longer) than|über|unter|knapp|fast|ab|bis(?: zu)?|mindestens|höchstens|maximal|minimal|innerhalb von|binnen|seit|um|minus|every|each|alle|(?:mehr|weniger|länger) als)[\s$€£¥]*$|[<>≤≥−]\s*$/iu;
/** Behind it. */
const boundAfter =
  /^\s*(?:%|°[CF]|\p{L}+)?\s*(?:or|oder)\s+(?:more|less|fewer|longer|above|mehr|weniger|länger)|^\s*(?:\p{L}+\s+)?(?:and|und)\s+(?:up|more|above|mehr)(?!\p{L})|^\s*(?:more|less|extra|mehr|weniger|zusätzlich|at (?:most|least)|max(?:imum)?|min(?:imum)?|mindestens|höchstens|maximal|minimum)(?!\p{L})/iu;
const rangeBefore = /\d\s*(?:%|°C|°F)?\s*(?:-|–|—|to|and|or|bis|und|oder)\s*$/iu;
/** Of “am 31. März” where the sentence was cut at the point. */
const ordinal = /\d{1,2}\.$/;
const rangeAfter = /^\s*(?:-|–|—|to|and|or|bis|und|oder)\s*\d/iu;
const keyed = /^[\s*•–-]*(?<key>[^:\n]{1,60}):\s+(?<value>\S.*)$/su;

/** Whether a text names what is asked for, by its name or by its description. */
export function namesLeaf({ wanted, schema }: AskedLeaf, text: string): boolean {
  // One of the values allowed stands there as well.
  const least = schema.options ? leastBesideOption : leastNamed;
  const roots = new Set(wordsOf(text).filter(isContent).map(rootOf));
  return wanted.length === 0 || wanted.some((each) => coverage(each, roots) >= least);
}

/** “The Arka 4” is not the Arka 5 of the title, nor is 2022 the year that a line tells of. */
export function saysNumbersOf(question: string, text: string): boolean {
  const said = new Set(wordsOf(text));
  return wordsOf(question).every((word) => !/^\d/.test(word) || said.has(word));
}

/** A sentence with the heading over it; not with its document's title, which is over all of them. */
export function headed({ headings, title }: Pick<RankedPassage, 'headings' | 'title'>, text: string): string {
  const heading = headings.at(-1) ?? title;
  return heading === title || headings.length < 2 ? text : `${heading} ${text}`;
}

/** The values of a leaf that a sentence says, each once; more than one where it does not say which. */
export function valuesIn(leaf: AskedLeaf, text: string): Value[] {
  const { type, options, isDate } = leaf.schema;
  if (type === 'boolean') return [];
  if (options) return options.filter((option) => saysOption(text, option));
  if (type === 'string') return isDate ? datesIn(text) : [keyedValue(leaf, text) ?? text];
  const numbers = leaf.isYear ? yearsIn(text) : numbersIn(leaf, text);
  return [...new Set(type === 'integer' ? numbers.filter((one) => Number.isNaN(one) || Number.isSafeInteger(one)) : numbers)];
}

function saysOption(text: string, option: Value): boolean {
  const wanted = wordsOf(worded(String(option))).map(rootOf);
  const said = wordsOf(text).map(rootOf);
  return wanted.length > 0 && !negation.test(text) && ` ${said.join(' ')} `.includes(` ${wanted.join(' ')} `);
}

/** Of “Supplier: Rossi & Sons” what stands behind the colon. */
function keyedValue({ wanted }: AskedLeaf, text: string): string | null {
  const { key = '', value = '' } = keyed.exec(text)?.groups ?? {};
  const roots = new Set(wordsOf(key).map(rootOf));
  return key !== '' && wanted.some((each) => coverage(each, roots) === 1) ? value.trim() : null;
}

function yearsIn(text: string): number[] {
  return datesOf(text).flatMap(({ readings }) => readings.flatMap(({ year }) => year ?? []));
}

function datesIn(text: string): string[] {
  const whole = datesOf(text).map(({ readings }) => readings.flatMap(isoOf));
  return [...new Set(whole.flat())];
}

function isoOf({ year, month, day }: Reading): string[] {
  if (year === undefined || month === undefined || day === undefined) return [];
  return [`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`];
}

/** One number twice where the writing is ambiguous: 1.200 is twelve hundred and one and a fifth. */
function numbersIn(leaf: AskedLeaf, text: string): number[] {
  const dates = datesOf(text);
  const isOrdinal = ({ start }: Quantity): boolean => ordinal.test(text) && /^\d{1,2}\.$/.test(text.slice(start));
  const all = quantitiesOf(text).filter((one) => !isOrdinal(one) && !dates.some(({ start, end }) => one.start >= start && one.start < end));
  const fitting = all.filter((quantity) => fits(leaf, quantity) || isItsAmount(leaf, { quantity, text, all }));
  // Of “seventy degrees for green tea and ninety for black” the second is a number of the same kind.
  const isLoose = ({ unit, counted, isDigits, values }: Quantity): boolean =>
    unit === null && (isDigits || values[0] !== 1) && (counted === null || !isContent(counted));
  const isMixed = fitting.some(({ unit }) => unit !== null) && all.some((one) => isLoose(one) && !fitting.includes(one));
  if (isMixed || fitting.some((quantity) => !isPlain(quantity, text))) return [Number.NaN, ...fitting.flatMap(({ values }) => values)];
  return fitting.flatMap(({ values }) => values);
}

function fits(leaf: AskedLeaf, { unit, counted, isDigits, values }: Quantity): boolean {
  if (leaf.units) return unit !== null && leaf.units.includes(unit);
  // “One” is a pronoun too.
  if (!isDigits && values[0] === 1) return false;
  const named = new Set(leaf.wanted.flat());
  return unit === null && (counted === null || !isContent(counted) || named.has(rootOf(counted)));
}

interface Among {
  readonly quantity: Quantity;
  readonly text: string;
  readonly all: readonly Quantity[];
}

/** “The deposit is 25 EUR”, for a deposit of no unit: the only figure, right behind the verb, and before that nothing but the leaf's words. */
function isItsAmount(leaf: AskedLeaf, { quantity, text, all }: Among): boolean {
  if (leaf.units !== null || quantity.unit === null || !quantity.isDigits || all.length > 1) return false;
  const [, subject = ''] = isAmountOf.exec(text.slice(0, quantity.start)) ?? [];
  const said = new Set(wordsOf(subject).map(rootOf));
  return leaf.wanted.some((roots) => roots.every((root) => said.has(root)));
}

const isAmountOf =
  /(?:^|[.;,]\s)([^.;,]*?)(?:(?<!\p{L})(?:is|are|was|amounts to|costs?|takes|lasts|ist|sind|beträgt|kostet|dauert)|[:=])\s*(?:EUR|USD|GBP|CHF)?\s*$/iu;

/** Neither an end of a range, nor a bound, nor what it is not. */
export function isPlain({ start, text: own }: Quantity, text: string): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(start + own.length);
  const clause = before.split(/[,;:.](?!\d)/).at(-1) ?? '';
  return !rangeBefore.test(before) && !rangeAfter.test(after) && !bound.test(before) && !boundAfter.test(after) && !negation.test(clause);
}
