/** What a date, a day or a time of day says; parts that it leaves open are missing. */
export interface Reading {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  /** First year of it. */
  readonly decade?: number;
  /** Of the day. */
  readonly minute?: number;
}

export interface DateMention {
  readonly text: string;
  /** Two where day and month may be meant either way. */
  readonly readings: readonly Reading[];
  readonly start: number;
  readonly end: number;
}

const months = [
  ['january', 'januar', 'jan', 'jänner'],
  ['february', 'februar', 'feb'],
  ['march', 'märz', 'mar', 'mär'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'dezember', 'dec', 'dez'],
];
const weekdays = [
  ['sunday', 'sonntag'],
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag', 'sonnabend'],
];
const month = `(?<month>${months.flat().join('|')})(?!\\p{L})\\.?`;
const weekday = `(?<weekday>${weekdays.flat().join('|')})`;
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)`;
const year = String.raw`(?<year>1\d{3}|20\d{2})(?![\d\p{L}]|[.,]\d)`;
const before = String.raw`(?<![\p{L}\d.,$€£¥_/-])`;

/** The longest form first; a month without a day or a year only where something says that it is one: may and march are verbs too. */
const forms: readonly RegExp[] = [
  String.raw`${before}(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
  String.raw`${before}(?<first>\d{1,2})(?<mark>[./])(?<second>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)`,
  String.raw`${before}${day} (?:of )?${month},?(?: (?:of )?${year})?`,
  String.raw`${before}${month} ${day}(?:,? ${year})?`,
  String.raw`${before}${month},? (?:of )?${year}`,
  String.raw`${before}(?<decade>1\d{2}0|20\d0)(?:['’]?s|er)(?!\p{L})`,
  String.raw`${before}(?<hour>\d{1,2})(?::(?<minute>\d{2}))? ?(?<half>[ap])\.?m(?!\p{L})\.?`,
  String.raw`${before}(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:])(?: Uhr)?`,
  String.raw`${before}(?<hour>\d{1,2}) Uhr(?!\p{L})`,
  String.raw`${before}${year}(?! ?(?:%|percent|prozent|km|kg|miles|people|dollars?|euros?))`,
  String.raw`(?<=(?<!\p{L})(?:in|im|since|seit|until|till|bis|by|of|during|early|late|mid|last|next|every) )${month}`,
  String.raw`(?<!\p{L})${weekday}s?(?!\p{L})`,
].map((form) => new RegExp(form, 'giu'));

/** Dates, years, decades, days of the week and times of day of a text, in order; English and German. */
export function datesOf(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const form of forms)
    for (const match of text.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const readings = readingsOf(match.groups ?? {});
      if (readings.length === 0 || found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ text: match[0].trim(), readings, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

function readingsOf(groups: Readonly<Record<string, string | undefined>>): Reading[] {
  const of = (name: string): number | undefined => (groups[name] === undefined ? undefined : Number(groups[name]));
  const named = (list: readonly (readonly string[])[], name: string): number =>
    list.findIndex((words) => words.includes((groups[name] ?? '').toLowerCase()));
  if (groups['weekday'] !== undefined) return [{ weekday: named(weekdays, 'weekday') }];
  if (groups['decade'] !== undefined) return [{ decade: Number(groups['decade']) }];
  if (groups['hour'] !== undefined) return timeOf(Number(groups['hour']), of('minute') ?? 0, groups['half']);
  const month = /^\d/.test(groups['month'] ?? '') ? of('month') : named(months, 'month') + 1;
  const [first, second] = [of('first'), of('second')];
  const tries: [number | undefined, number | undefined][] =
    first === undefined
      ? [[month, of('day')]]
      : groups['mark'] === '.'
        ? [[second, first]]
        : [
            [second, first],
            [first, second],
          ];
  return tries
    .filter(([m, d]) => (m === undefined || m <= 12) && (d === undefined || (d >= 1 && d <= 31)))
    .map(([m, d]) => ({ ...some('year', of('year')), ...some('month', m), ...some('day', d) }));
}

function timeOf(hour: number, minute: number, half: string | undefined): Reading[] {
  if (hour > 24 || minute > 59 || (half && hour > 12)) return [];
  const isAfternoon = half?.toLowerCase() === 'p';
  const hours = half ? (hour % 12) + (isAfternoon ? 12 : 0) : hour;
  return [{ minute: hours * 60 + minute }];
}

const some = (name: keyof Reading, value: number | undefined): Reading => (value === undefined || value === 0 ? {} : { [name]: value });

const parts = ['year', 'month', 'day', 'weekday', 'decade', 'minute'] as const;

/** Whether evidence says what a claimed date says: it may say more, and where it leaves the year open, another of its dates may give it. */
export function saysDate(claimed: DateMention, evidence: readonly DateMention[]): boolean {
  const known = evidence.flatMap((mention) => mention.readings);
  const years = new Set(known.map((reading) => reading.year));
  return claimed.readings.some((wanted) =>
    known.some((given) =>
      parts.every((part) => {
        const value = wanted[part];
        if (value === undefined || given[part] === value) return true;
        if (part === 'decade') return given.year !== undefined && given.year - (given.year % 10) === value;
        return part === 'year' && given.year === undefined && years.has(value);
      }),
    ),
  );
}

/** The evidence's date of the same sort, if there is one: what a reader would hold against the claimed one. */
export function counterpartDate(claimed: DateMention, evidence: readonly DateMention[]): DateMention | null {
  const sortOf = ({ readings: [reading = {}] }: DateMention): string =>
    reading.minute !== undefined ? 'time' : reading.weekday !== undefined ? 'weekday' : 'date';
  const same = evidence.filter((mention) => sortOf(mention) === sortOf(claimed));
  const shared = (mention: DateMention): number =>
    parts.filter((part) => mention.readings[0]?.[part] !== undefined && claimed.readings[0]?.[part] !== undefined).length;
  return same.toSorted((a, b) => shared(b) - shared(a))[0] ?? null;
}
