import type { Span } from '#core';
import { isLuhn } from './checksums.ts';
import { type Finder, inWords, type PersonalDatum } from './personal-datum.ts';

/** From and to, by as many digits as they have, and how many a number has in all (ISO/IEC 7812 ranges as the schemes publish them). */
const issuers: readonly (readonly [name: string, from: number, to: number, lengths: readonly number[]])[] = [
  ['Visa', 4, 4, [13, 16, 19]],
  ['Mastercard', 51, 55, [16]],
  ['Mastercard', 2221, 2720, [16]],
  ['American Express', 34, 34, [15]],
  ['American Express', 37, 37, [15]],
  ['Diners Club', 300, 305, [14, 16]],
  ['Diners Club', 36, 36, [14]],
  ['Diners Club', 38, 39, [14, 16]],
  ['Discover', 6011, 6011, [16, 19]],
  ['Discover', 644, 649, [16, 19]],
  ['Discover', 65, 65, [16, 19]],
  ['JCB', 3528, 3589, [16, 19]],
  ['UnionPay', 62, 62, [16, 17, 18, 19]],
  ['Maestro', 5018, 5018, [16, 18, 19]],
  ['Maestro', 6759, 6763, [16, 18, 19]],
];

/** No border of a number: a letter (unless it says “card”, or begins a magnetic stripe), a point, “0,” of a fraction. A comma parts cells. */
const before = String.raw`(?:(?<=%b|card|karte|visa)|(?<![\p{L}\d.+]|(?<!\p{L})-|(?<!\d)0,))`;
const after = String.raw`(?![\p{L}\d]|[.-]\d)`;
const runs = new RegExp(String.raw`${before}\d(?:[ -]?\d){12,60}${after}`, 'giu');
const dotted = new RegExp(String.raw`${before}\d{4}([._/])\d{4}\1\d{4}\1\d{4}${after}`, 'giu');
/** As pages and columns break them. Four numbers beside each other look the same, so that something has to name it. */
const spaced = new RegExp(String.raw`${before}\d{4}(?:(?:[ \t]{1,3}|[ ]?\n[ ]{0,4})\d{4}){3}${after}`, 'giu');
const cue =
  /\b(?:cards?|visa|master|amex|credit|debit|karten?|kreditkart|cartes?|cb|tarjetas?|carta|pan)(?![\p{L}\d])|karten?n|kreditkarte|kartennummer/iu;
const grouped = /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})$/;

/** Luhn's digit holds for every tenth number, so it is the issuer's range and the grouping that tell a card from an order. */
export const findPaymentCards: Finder = (text) => {
  const found: PersonalDatum[] = [];
  for (const run of [...text.matchAll(runs), ...text.matchAll(dotted), ...text.matchAll(spaced)]) {
    const isExpected = cue.test(inWords(text.slice(Math.max(0, run.index - 60), run.index)));
    if (!isExpected && /[\t\n]| {2}/.test(run[0])) continue;
    // Behind such signs stand the numbers of programs as well: there its groups have to tell.
    const isInName = /[_/#-]/.test(text.charAt(run.index - 1)) || text.charAt(run.index + run[0].length) === '_';
    const cards = cardsWithin(run[0].replaceAll(/[._/]/g, '-'), isExpected).filter(({ confidence }) => !isInName || confidence > 0.9);
    found.push(...cards.map((card) => ({ ...card, start: run.index + card.start, end: run.index + card.end })));
  }
  return found;
};

/** Other numbers may stand right beside it: a card begins and ends where a group of digits does. */
function cardsWithin(run: string, isExpected: boolean): PersonalDatum[] {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({ start: group.index, end: group.index + group[0].length }));
  const found: PersonalDatum[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    if (!/[2-6]/.test(run.charAt((groups[first] as Span).start))) continue;
    for (let last = furthest(groups, first); last >= first; last -= 1) {
      const [start, end] = [(groups[first] as Span).start, (groups[last] as Span).end];
      if (end - start < 13) break;
      const card = cardOf(run.slice(start, end), isExpected);
      if (!card) continue;
      found.push({ kind: 'payment-card', start, end, ...card });
      first = last;
    }
  }
  return found;
}

/** The last group that no more than nineteen digits reach. */
function furthest(groups: readonly Span[], first: number): number {
  let digits = 0;
  for (let last = first; last < groups.length; last += 1) {
    const { start, end } = groups[last] as Span;
    digits += end - start;
    if (digits > 19) return last - 1;
  }
  return groups.length - 1;
}

function cardOf(written: string, isExpected: boolean): { readonly detail: string; readonly confidence: number } | null {
  const digits = written.replace(/[\s-]/g, '');
  if (digits.length < 13 || digits.length > 19) return null;
  const issuer = issuers.find(([, from, to, lengths]) => {
    const start = Number(digits.slice(0, String(from).length));
    return start >= from && start <= to && lengths.includes(digits.length);
  });
  if (!issuer || /^(\d)\1+$/.test(digits) || !isLuhn(Array.from(digits).map(Number))) return null;
  return { detail: issuer[0], confidence: isExpected ? 0.98 : confidenceOf(written, digits.length) };
}

function confidenceOf(written: string, length: number): number {
  if (grouped.test(written)) return 0.95;
  // Thirteen digits are issued no more, and fourteen are as often an article number.
  if (/[ -]/.test(written) || length < 15) return 0.45;
  return 0.7;
}
