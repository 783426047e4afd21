/** What a cell is, and a line of cells, by its letters alone. */

/** As the canonical text writes rows: cells apart by bars. */
const tableLine = /^\||\S \| |\t\S/m;

export function hasTableLine(text: string): boolean {
  return tableLine.test(text);
}

const yearPattern = /(?<![\p{L}\d,.$€£])(?:19|20)\d\d(?!\d|[,.]\d)/gu;
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthDay = new RegExp(`\\b(${months})\\b\\.?(?:\\s+(\\d{1,2})\\b)?|\\b(\\d{1,2})\\s+(${months})\\b`, 'gi');
const quarter = /\b(?:q([1-4])|([1-4])q|(first|second|third|fourth) quarter|h([12])|([12])h)\b/gi;
const quarters: Readonly<Record<string, string>> = { first: 'q1', second: 'q2', third: 'q3', fourth: 'q4' };

/** A number and nothing else: with currency, brackets for below zero, percent; a dash for none. A year is no amount. */
export function isAmount(text: string): boolean {
  const bare = text.replaceAll(/\s/g, '');
  if (/^(?:19|20)\d\d$/.test(bare)) return false;
  return /^[-–−+(]*(?:[a-z]{0,3}[$€£¥])?[-–−+(]*\d[\d.,]*[)%]*$/i.test(bare) || /^[$€£¥]?[-–—−]+%?$/.test(bare);
}

/** Its value for comparing; null for what is none. Brackets and signs mean below zero. */
export function amountOf(text: string): number | null {
  const bare = text.replaceAll(/[\s$€£¥%,]|[a-z]/gi, '');
  if (!isAmount(text) || !/\d/.test(bare)) return null;
  const size = Number(bare.replaceAll(/[()\-–−+]/g, ''));
  return Number.isFinite(size) ? (/^[(\-–−]/.test(bare) ? -size : size) : null;
}

/** Years, in figures or as "FY19", also with blanks between the figures. */
export function yearsIn(text: string): string[] {
  const joined = text.replaceAll(/\b([12]) (\d) (\d) (\d)\b/g, '$1$2$3$4');
  const short = [...joined.matchAll(/\bFY\s?['’]?(\d\d)\b(?!\d)/gi)].map(([, year]) => `20${year}`);
  const dated = [...joined.matchAll(/\b\d{1,2}\/\d{1,2}\/(\d\d)\b/g)].map(([, year]) => `20${year}`);
  const spanning = [...joined.matchAll(/\b20\d\d\/(\d\d)\b/g)].map(([, year]) => `20${year}`);
  return [...new Set([...spanning, ...(joined.match(yearPattern) ?? []), ...short, ...dated])];
}

/** Parts of a year: quarters, halves, months with or without their day, each written in one way. */
export function seasonsIn(text: string): string[] {
  const parts = [...text.matchAll(quarter)].map(([, q, qAfter, word, h, hAfter]) =>
    word ? (quarters[word.toLowerCase()] ?? '') : h || hAfter ? `h${h ?? hAfter}` : `q${q ?? qAfter}`,
  );
  const days = [...text.matchAll(monthDay)].map(([, month, day, dayBefore, monthAfter]) =>
    `${(month ?? monthAfter ?? '').slice(0, 3)} ${day ?? dayBefore ?? ''}`.trim().toLowerCase(),
  );
  return [...new Set([...parts, ...days])];
}

export function isPeriod(text: string): boolean {
  return yearsIn(text).length > 0 || seasonsIn(text).length > 0;
}

/** A name without the marks of its notes: "Other assets (1)", "Income taxes (see Note 16)". */
export function withoutNotes(name: string): string {
  return name
    .replaceAll(/\((?:\d{1,2}(?:, ?\d{1,2})*|[a-z])\)|\((?:see |refer to )?notes?\b[^)]*\)|[¹²³⁴⁵*†]+/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[:：]\s*$/, '')
    .trim();
}
