import { hasTableLine, isAmount } from './cell-text.ts';
import { type PlainUnit, plainUnitAbove, plainUnitIn } from './plain-unit.ts';

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
  /\bper (?:\w+ )?(?:share|unit|option|adr|ads)(?![a-z])|\b(?:number|no\.|#) of\b|\bratio\b|\bheadcount\b|\bemployees\b|\bprice\b|\bshares outstanding\b|\brate\b/i;

/** Numbers of things have no unit of money or measure, whatever the table has. */
const countedThings =
  /\b(?:number|no\.|#) of\b|\bratio\b|\bheadcount\b|\b(?:employees|members|quantity|qty|staff)\b|(?<!\d\s?)\b(?:pieces|stück)(?!\p{L})|\b(?:anzahl|stückzahl|menge|mitarbeiter\w*|mitglieder)(?!\p{L})/iu;

/** Numbers of shares, which often have a unit of their own. */
const counted =
  /\b(?:number of|weighted[- ]average|outstanding|issued|purchased|repurchased|granted|vested)\b.*\bshares\b|\bshares\b.*\b(?:outstanding|issued|purchased|repurchased|granted|vested|used)\b/i;

export interface UnitPlaces {
  /** The cell's own text, the name of its row, and the names of its column, the lowest last. */
  readonly cell: string;
  readonly row: string;
  readonly column: readonly string[];
  /** The rest of the table's head, then its caption and the words before it, the nearest last. */
  readonly head: string;
  /** What of that speaks of all columns; all of it where nothing is known. */
  readonly shared?: string;
  readonly before: string;
  readonly after: string;
  /** What it all stands under: title and headings, the nearest last. */
  readonly above?: readonly string[];
}

/** Characters under a table in which a note on all of it stands. */
const noteLength = 120;
/** Characters before a table in which it is announced. */
const announcement = 240;

/** The nearest that says it: the cell, its row, its column, the head of its table, the words before. Null where nothing does. */
export function unitOf({ cell, row, column, head, shared = head, before, after, above = [] }: UnitPlaces): Unit | null {
  if (/%/.test(cell) || !isAmount(cell)) return null;
  const near = [row, ...column.toReversed()];
  for (const text of near) {
    const own = ownUnit.exec(text)?.[0];
    const found = scaleIn(text);
    if (found) return found;
    if (own) return { words: own === '%' ? '%' : own.replaceAll(/[()]/g, ''), isScale: false };
  }
  const places = { cell, near, head, before, after, above };
  const plain = plainUnitOf(places);
  if (plain?.isNear && !plain.isMoney && !plain.isScale) return plain;
  const isOfShares = near.some((text) => counted.test(text)) && !/[$€£¥]/.test(cell);
  const said =
    announcedIn(shared, isOfShares) ??
    (plain?.from !== undefined && announcedIn(plain.from) === null ? null : announcedIn(sinceTable(before), isOfShares)) ??
    announcedIn(after.trimStart().slice(0, noteLength), isOfShares);
  if (isOfShares) return said;
  if (near.some((text) => scaleless.test(text))) return plain?.isScale ? null : plain;
  return (
    said ??
    lastOf(shared, heading) ??
    plain ??
    (/\bas a percentage of\b|\bin percent\b/i.test(before.slice(-announcement)) ? { words: '%', isScale: false } : null)
  );
}

/** What stands above another table is said of that. */
function sinceTable(before: string): string {
  const lines = before.split('\n');
  return lines.slice(lines.findLastIndex((line) => hasTableLine(line)) + 1).join('\n');
}

interface FoundPlain extends PlainUnit {
  /** In the name of the row or the column. */
  readonly isNear: boolean;
  /** The words above the table from where it stands. */
  readonly from?: string;
}

type PlainPlaces = Required<Omit<UnitPlaces, 'row' | 'column' | 'shared'>> & { readonly near: readonly string[] };

/** The nearest that says a unit without a multiple. */
function plainUnitOf({ cell, near, head, before, after, above }: PlainPlaces): FoundPlain | null {
  const own = near.map((text) => plainUnitIn(text)).find((unit) => unit !== null);
  if (own) return own.isMoney && /[$€£¥]/.test(cell) ? null : { ...own, isNear: true };
  if (near.some((text) => countedThings.test(text))) return null;
  const [row, ...columns] = near;
  const names = { own: near.join(' '), head, row: row ?? '', column: columns.toReversed() };
  const right = plainUnitAbove(before, names);
  const note = /^.*$/m.exec(after.trimStart().slice(0, noteLength))?.[0] ?? '';
  const stacked = above.toReversed().map((text) => plainUnitIn(text, names));
  const found = right?.unit ?? stacked.find((unit) => unit !== null) ?? plainUnitIn(note, names);
  if (!found || (found.isMoney && /[$€£¥]/.test(cell))) return null;
  return { ...found, isNear: false, ...(right && { from: right.from }) };
}

/** Nothing but a unit: "$M", "€ million", "%", "(in thousands)". */
export function isUnit(text: string): boolean {
  const found = scaleIn(text)?.words ?? (/^\(?(?:%|years|[$€£¥]|(?:us|eur)?\s?cents|shares)\)?$/i.exec(text.trim()) ? text.trim() : null);
  return found !== null && found.replaceAll(/[()\s]/g, '').length >= text.replaceAll(/[()\s]/g, '').length;
}

function scaleIn(text: string): Unit | null {
  return announcedIn(text) ?? lastOf(text, heading);
}

/** "(in millions, shares in thousands)" says two units: one for shares, one for the rest. */
function announcedIn(text: string, isOfShares = false): Unit | null {
  return lastOf(
    text,
    announced,
    ({ 0: words, index }) =>
      /\bshares?(?: data| amounts)?[\s(]*$/i.test(text.slice(0, index)) === isOfShares || (isOfShares && /\bshares\b/i.test(words)),
  );
}

function lastOf(text: string, pattern: RegExp, isMeant: (match: RegExpExecArray) => boolean = () => true): Unit | null {
  const words = [...text.matchAll(pattern)].filter(isMeant).at(-1)?.[0];
  return words === undefined ? null : { words: words.replaceAll(/^\(|\)$/g, '').trim(), isScale: true };
}
