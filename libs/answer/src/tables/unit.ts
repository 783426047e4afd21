import { isAmount } from './cell-text.ts';

/** What figures are counted in, in the document's words, and whether those name a multiple such as thousands. */
export interface Unit {
  readonly words: string;
  readonly isScale: boolean;
}

const currency = '(?:us|a|c|hk|nz|s)?[$€£¥₹]|usd|eur|gbp|cad|aud|rmb|dollars?|euros?|pounds?|u\\.s\\. ?\\$|u\\.s\\. dollars?|us dollars?';
const scale = "thousands?|millions?|billions?|lakhs?|crores?|['’]000s?|000s?|bn|mn";
/** "in thousands", "$ in millions", "(millions of dollars)", "U.S. $ in thousands", "€ million". */
const announced = new RegExp(
  `(?:(?:${currency})\\s*)?(?:amounts? |dollars |figures |expressed |stated |presented )*\\bin (?:(?:${currency})\\s*|the )?(?:${scale})\\b(?: of (?:u\\.s\\. |us )?(?:dollars|euros|pounds|usd|eur))?(?:,? (?:us)?[$€£¥])?|\\((?:${currency})?\\s*(?:${scale})(?: of (?:u\\.s\\. )?(?:dollars|euros|pounds))?[^)\\d]{0,40}\\)`,
  'gi',
);
/** As the head of a column or the end of a name has it: "€m", "$’000", "£ million". */
const heading = new RegExp(
  `(?:${currency})\\s?(?:['’]?000s?|m|mn|mm|k|bn|b|millions?|thousands?|billions?)(?![\\p{L}\\p{N}])|['’]000s?\\b|\\b(?:millions|thousands|billions)\\b`,
  'giu',
);
const ownUnit =
  /%|\bper ?cent(?:age)?\b|\bin (?:years|months|days|hours|shares|units|tonnes|square feet|basis points)\b|\((?:years|months|days|tonnes|kwh|mwh|gwh|cents|p|pence)\)/i;
/** Counted in themselves whatever the table is in. */
const scaleless =
  /\bper (?:\w+ )?(?:share|unit|option|adr|ads)\b|\b(?:number|no\.|#) of\b|\bratio\b|\bheadcount\b|\bemployees\b|\bprice\b|\bshares outstanding\b|\brate\b/i;

export interface UnitPlaces {
  /** The cell's own text, the name of its row, and the names of its column, the lowest last. */
  readonly cell: string;
  readonly row: string;
  readonly column: readonly string[];
  /** The rest of the table's head, then its caption and the words before it, the nearest last. */
  readonly head: string;
  readonly before: string;
  readonly after: string;
}

/** Characters under a table in which a note on all of it stands. */
const noteLength = 120;
/** Characters before a table in which it is announced. */
const announcement = 240;

/** The nearest that says it: the cell, its row, its column, the head of its table, the words before. Null where nothing does. */
export function unitOf({ cell, row, column, head, before, after }: UnitPlaces): Unit | null {
  if (/%/.test(cell) || !isAmount(cell)) return null;
  const near = [row, ...column.toReversed()];
  for (const text of near) {
    const own = ownUnit.exec(text)?.[0];
    const found = scaleIn(text);
    if (found) return found;
    if (own) return { words: own === '%' ? '%' : own.replaceAll(/[()]/g, ''), isScale: false };
  }
  if (near.some((text) => scaleless.test(text))) return null;
  const said = scaleIn(head) ?? announcedIn(before) ?? announcedIn(after.trimStart().slice(0, noteLength));
  const isShare = !said && /\bas a percentage of\b|\bin percent\b/i.test(before.slice(-announcement));
  return isShare ? { words: '%', isScale: false } : said;
}

/** Nothing but a unit: "$M", "€ million", "%", "(in thousands)". */
export function isUnit(text: string): boolean {
  const found = scaleIn(text)?.words ?? (/^\(?(?:%|years|[$€£¥]|(?:us|eur)?\s?cents|shares)\)?$/i.exec(text.trim()) ? text.trim() : null);
  return found !== null && found.replaceAll(/[()\s]/g, '').length >= text.replaceAll(/[()\s]/g, '').length;
}

function scaleIn(text: string): Unit | null {
  return announcedIn(text) ?? lastOf(text, heading);
}

function announcedIn(text: string): Unit | null {
  return lastOf(text, announced);
}

function lastOf(text: string, pattern: RegExp): Unit | null {
  const words = [...text.matchAll(pattern)].at(-1)?.[0];
  return words === undefined ? null : { words: words.replaceAll(/^\(|\)$/g, '').trim(), isScale: true };
}
