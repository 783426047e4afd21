import type { DocumentEntity, EntityKind } from '#core';

const maxScanned = 200_000;
const maxPerKind = 20;

/** What each rule takes a piece of text for; null when a second look says it is none. Patterns take time in proportion to the text. */
const rules: readonly (readonly [EntityKind, RegExp, (match: RegExpExecArray) => string | null])[] = [
  ['date', /\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, year, month, day]) => dateOf(year, month, day)],
  ['date', /\b(\d{1,2})\.\s?(\d{1,2})\.(\d{4})\b/g, ([, day, month, year]) => dateOf(year, month, day)],
  [
    'date',
    /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s([A-Za-zäé]{3,9})\.?,?\s(\d{4})\b/g,
    ([, day, month, year]) => dateOf(year, monthOf(month), day),
  ],
  ['date', /\b([A-Z][a-z]{2,8})\.?\s(\d{1,2})(?:st|nd|rd|th)?,\s?(\d{4})\b/g, ([, month, day, year]) => dateOf(year, monthOf(month), day)],
  [
    'version',
    /\b(?:v|version\s|release\s)(\d{1,4}(?:\.\d{1,5}){1,3}(?:-[a-z]+(?:\.?\d+)?)?)\b/gi,
    ([, version = '']) => version.toLowerCase(),
  ],
  [
    'version',
    /(?<![\d.])(\d{1,3}\.\d{1,3}\.(?!(?:18|19|20|21)\d\d(?!\d))\d{1,4}(?:-(?:alpha|beta|rc|snapshot)[.\d]*)?)(?![\d.]*\d)/gi,
    ([, version = '']) => version.toLowerCase(),
  ],
  [
    'amount',
    /([€$£¥])\s?(\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?)(?!\d)/g,
    ([, sign = '', number = '']) => amountOf(number, sign),
  ],
  [
    'amount',
    /(?<![\d.,]|\d')(\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?)\s?(€|EUR|USD|GBP|CHF|JPY|Euro)(?![A-Za-z])/g,
    ([, number = '', sign = '']) => amountOf(number, sign),
  ],
  [
    'amount',
    /\b(EUR|USD|GBP|CHF|JPY)\s?(\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?)(?!\d)/g,
    ([, sign = '', number = '']) => amountOf(number, sign),
  ],
  // Who a person is stays in the text, where access rules hold; a domain says which organisation a document speaks of.
  ['mail_domain', /[\w.+-]{1,64}@([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4})/gi, ([, domain = '']) => domain.toLowerCase()],
  ['host', /\bhttps?:\/\/([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5})/gi, ([, host = '']) => host.toLowerCase()],
  ['number', /\b(?=[A-Z\d-]{0,60}[A-Z])(?=[A-Z\d-]{0,60}\d)[A-Z\d]{2,12}(?:-[A-Z\d]{1,12}){1,4}\b/g, ([number]) => numberOf(number)],
];

/** Dates, versions, amounts, numbers of products and parts, domains of mail and hosts of links, found by rule; the most frequent of each kind first. */
export function findEntities(text: string): DocumentEntity[] {
  const scanned = text.slice(0, maxScanned);
  const counts = new Map<EntityKind, Map<string, number>>();
  for (const [kind, pattern, read] of rules) {
    const found = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, found);
    for (const match of scanned.matchAll(pattern)) {
      const value = read(match);
      if (value !== null) found.set(value, (found.get(value) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([kind, found]) =>
    [...found]
      .sort(([, a], [, b]) => b - a)
      .slice(0, maxPerKind)
      .map(([value]) => ({ kind, value })),
  );
}

function dateOf(year = '', month: string | null = '', day = ''): string | null {
  if (month === null) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return isReal && Number(year) >= 1800 && Number(year) <= 2200 ? written : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const german: Readonly<Record<string, string>> = { mär: '3', mai: '5', okt: '10', dez: '12' };

function monthOf(name = ''): string | null {
  const start = name.toLowerCase().slice(0, 3);
  const place = months.indexOf(start);
  return german[start] ?? (place === -1 ? null : String(place + 1));
}

const currencies: Readonly<Record<string, string>> = { '€': 'EUR', Euro: 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** "1.234,50" and "1,234.50" are 1234.50: what two digits follow at the end is the decimal mark. */
function amountOf(number: string, sign: string): string {
  const [, whole = number, cents] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(number) ?? [];
  return `${currencies[sign] ?? sign} ${whole.replace(/[.,']/g, '')}${cents ? `.${cents.padEnd(2, '0')}` : ''}`;
}

/** Names of standards and of months with their year look like part numbers; a day does not count either. */
function numberOf(number: string): string | null {
  return number.length >= 5 && !/^(?:UTF|SHA|ISO|COVID|MP|H)-/.test(number) && !/^\d{4}-\d{2}/.test(number) ? number : null;
}
