import type { Contradiction, FoundChunk } from '#core';

export type Dated = Pick<FoundChunk, 'title' | 'validFrom' | 'changedAt'>;
export interface Order {
  readonly isNewer: boolean;
  readonly newerBy: NonNullable<Contradiction['newerBy']>;
}

/** Documents uploaded one after the other are no older and newer state for that: only what changed a day apart is told by it. */
const clearlyApart = 24 * 60 * 60 * 1000;
const month = '(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\\.?';
const germanMonths: Readonly<Record<string, number>> = { mär: 3, mai: 5, okt: 10, dez: 12 };
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dates: readonly (readonly [RegExp, (parts: readonly string[]) => number])[] = [
  [/(?<!\d)((?:19|20)\d\d)[-_.](0\d|1[0-2])[-_.](\d\d)(?!\d)/, ([y, m, d]) => toDay(y, m, d)],
  [/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/, ([d, m, y]) => toDay(y, m, d)],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)? ${month} ((?:19|20)\\d\\d)(?!\\d)`, 'i'),
    ([d, m = '', y]) => toDay(y, placeOf(m), d),
  ],
  [
    new RegExp(`(?<!\\p{L})${month} (\\d{1,2})(?:st|nd|rd|th)?, ((?:19|20)\\d\\d)(?!\\d)`, 'iu'),
    ([m = '', d, y]) => toDay(y, placeOf(m), d),
  ],
  [new RegExp(`(?<!\\p{L})${month},? ((?:19|20)\\d\\d)(?!\\d)`, 'iu'), ([m = '', y]) => toDay(y, placeOf(m), 0)],
  [/(?<!\d)((?:19|20)\d\d)[-_.](0[1-9]|1[0-2])(?!\d)/, ([y, m]) => toDay(y, m, 0)],
  [/q([1-4])[ -]?((?:19|20)\d\d)(?!\d)/i, ([q, y]) => toDay(y, Number(q) * 3 - 2, 0)],
  [/(?<![\d.,])((?:19|20)\d\d)(?![\d%€$]|[.,]\d)/, ([y]) => toDay(y, 0, 0)],
];
const versioned =
  /(?<![\p{L}\p{N}.])(?:v|ver\.?|version|rev\.?|revision|release|fassung) ?(\d+(?:\.\d+)*)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.])(\d+\.\d+(?:\.\d+)?)(?![.\p{L}\p{N}%])/iu;

/**
 * Which of two documents is the newer, by what they say of themselves before when they came: from when they hold, the date, the year or
 * the version in their titles, when they last changed where that is a day apart. Null where nothing tells.
 */
export function orderOf(a: Dated, b: Dated): Order | null {
  const byValidity = compare(a.validFrom?.getTime(), b.validFrom?.getTime());
  if (byValidity !== 0) return { isNewer: byValidity > 0, newerBy: 'validity' };
  const byTitle = compareDates(dateIn(a.title), dateIn(b.title)) || compareVersions(versionIn(a.title), versionIn(b.title));
  if (byTitle !== 0) return { isNewer: byTitle > 0, newerBy: 'title' };
  const apart = a.changedAt.getTime() - b.changedAt.getTime();
  return Math.abs(apart) >= clearlyApart ? { isNewer: apart > 0, newerBy: 'change' } : null;
}

const compare = (a: number | undefined, b: number | undefined): number => (a === undefined || b === undefined ? 0 : a - b);

/** As days, months or years, whichever both have: of 2025 and May 2025 none is the newer. */
function compareDates(a = 0, b = 0): number {
  if (a === 0 || b === 0) return 0;
  const unit = Math.max(unitOf(a), unitOf(b));
  return Math.floor(a / unit) - Math.floor(b / unit);
}

const unitOf = (date: number): number => (date % 10_000 === 0 ? 10_000 : date % 100 === 0 ? 100 : 1);

function dateIn(title: string): number | undefined {
  for (const [pattern, toNumber] of dates) {
    const found = pattern.exec(title);
    if (found) return toNumber(found.slice(1));
  }
  return undefined;
}

function toDay(year = '', monthNumber: string | number = 0, day: string | number = 0): number {
  return Number(year) * 10_000 + Number(monthNumber) * 100 + Number(day);
}

function placeOf(name: string): number {
  const short = name.toLowerCase().slice(0, 3);
  return germanMonths[short] ?? months.indexOf(short) + 1;
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const places = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => (a[index] ?? 0) - (b[index] ?? 0));
  return places.find((difference) => difference !== 0) ?? 0;
}

function versionIn(title: string): readonly number[] {
  const found = versioned.exec(title);
  return found ? (found[1] ?? found[2] ?? '').split('.').map(Number) : [];
}
