import { quantitiesOf } from '../support/quantities.ts';
import { unitOf } from '../support/units.ts';
import { isContent, wordsOf } from '../text/words.ts';
import type { AskedLeaf } from './asked-leaf.ts';
import type { CellUnit } from './cell-unit.ts';
import { isPlain, valuesIn } from './read-value.ts';

export type CellValue =
  | { readonly value: string | number }
  | {
      readonly reason: string;
      /** It plainly is the value of something else, and says nothing against another cell. */
      readonly isOther?: boolean;
    };

/** The figure of a cell whose unit agrees with what is asked for, or its words. */
export function cellValue(leaf: AskedLeaf, text: string, beside: CellUnit): CellValue {
  const { type, options, isDate } = leaf.schema;
  if (type === 'string' && !options && !isDate) return saysNone(text) ? { reason: `the cell says “${text}”` } : { value: text.trim() };
  if (type === 'string' || options) return onlyOne(valuesIn(leaf, text), text);
  return leaf.isYear ? onlyOne(valuesIn(leaf, text), text) : figure(leaf, text, beside);
}

const saysNone = (text: string): boolean => /^[\s–—-]*$|^(?:n\/?a|none|k\.\s?a\.|tbd|tba)$/iu.test(text.trim());

function onlyOne(values: readonly (string | number)[], text: string): CellValue {
  const [value, more] = values;
  return value !== undefined && more === undefined && !Number.isNaN(value)
    ? { value }
    : { reason: `the cell “${text}” does not say one value plainly` };
}

function figure(leaf: AskedLeaf, text: string, beside: CellUnit): CellValue {
  const unclear = { reason: `the cell “${text}” does not say one value plainly` };
  const [quantity, more] = quantitiesOf(text);
  if (!quantity || more || !isPlain(quantity, text)) return unclear;
  const [value, other] = quantity.values;
  if (value === undefined || other !== undefined) return { reason: `“${text}” can be read in two ways` };
  const rest = `${text.slice(0, quantity.start)} ${text.slice(quantity.start + quantity.text.length)}`;
  const others = wordsOf(rest);
  const isBelow = /^\s*(?:\(|[-–−]\s?)/u.test(text) && value > 0;
  if (isBelow || /[<>≤≥~≈+]/.test(rest)) return unclear;
  // “EUR 25”: the unit stands before.
  const before = others.map(unitOf).find((unit) => unit !== null) ?? null;
  const unit = quantity.unit ?? before ?? beside.unit;
  const said = new Set(wordsOf(leaf.label));
  const isKnown = (word: string): boolean =>
    said.has(word) || !isContent(word) || /^(?:per|pro|je)$/.test(word) || (quantity.unit === null && unitOf(word) === unit);
  if (!others.every(isKnown)) return unclear;
  const wrong = otherUnit(leaf, unit, quantity.unit === null && before === null ? beside.words : null);
  if (wrong !== null) return { reason: wrong, isOther: unit !== null };
  if (beside.scale !== null && quantity.unit === null && !leaf.label.toLowerCase().includes(beside.scale.toLowerCase()))
    return { reason: `the table counts ${beside.scale}: say so in its description to have the figure as it stands` };
  if (leaf.schema.type === 'integer' && !Number.isSafeInteger(value)) return { reason: `“${text}” is no whole number` };
  return { value };
}

function otherUnit(leaf: AskedLeaf, unit: string | null, words: string | null): string | null {
  if (leaf.units === null || (unit !== null && leaf.units.includes(unit))) return null;
  const asked = leaf.units.join(', ');
  if (unit !== null || words !== null) return `it stands there in ${unit ?? words}, and ${asked} is asked for`;
  return leaf.unit === null ? null : `no unit stands at its cell, and ${asked} is asked for`;
}
