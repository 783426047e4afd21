import { rootOf } from '../support/clauses.ts';
import { unitOf } from '../support/units.ts';

/** What an amount is counted by: “per day”, “/ Tag”, “a month”, “weekly”. “The Pro plan” is none. */
const counted =
  /(?:(?<![\p{L}\p{N}])(?:[Pp]er|pro|je|[Jj]ede[nrs]?|[Ee]ach|[Ee]very)\s+|\/\s*)(?<any>\p{L}+)|(?<!\p{L})(?:[Aa]n?|im|in der|am)\s+(?<time>day|week|month|year|hour|night|Tag|Woche|Monat|Jahr|Stunde|Nacht)(?!\p{L})/gu;
const adverbs: Readonly<Record<string, RegExp>> = {
  hours: /(?<!\p{L})(?:hourly|stündlich\p{L}*)(?!\p{L})/iu,
  days: /(?<!\p{L})(?:daily|täglich\p{L}*|tages\p{L}+)(?!\p{L})/iu,
  weeks: /(?<!\p{L})(?:weekly|wöchentlich\p{L}*|wochen(?:miete|preis|tarif|satz)\p{L}*)(?!\p{L})/iu,
  months: /(?<!\p{L})(?:monthly|monatlich\p{L}*|monats\p{L}+)(?!\p{L})/iu,
  years: /(?<!\p{L})(?:yearly|annual(?:ly)?|jährlich\p{L}*|jahres\p{L}+)(?!\p{L})/iu,
};

/** Each by one name, whichever way it is written. Speeds are units. */
export function ratesOf(text: string): ReadonlySet<string> {
  const words = [...text.replaceAll(/km\/h|m\/s/gi, ' ').matchAll(counted)].map(({ groups }) => groups?.['any'] ?? groups?.['time'] ?? '');
  const said = Object.entries(adverbs).flatMap(([rate, pattern]) => (pattern.test(text) ? [rate] : []));
  return new Set([...words.map((word) => unitOf(word) ?? rootOf(word.toLowerCase())), ...said]);
}

export const withoutRates = (text: string): string => text.replaceAll(counted, ' ');

interface Rated {
  readonly leaf: string;
  readonly question: string;
  /** What the amount itself is said by. */
  readonly said: string;
  /** And what stands over it. */
  readonly over: string;
}

/** Why an amount is not counted by what its name says; what only the question says may be there and need not. */
export function otherRate({ leaf, question, said, over }: Rated): string | null {
  const allowed = ratesOf(`${leaf} ${question}`);
  const found = ratesOf(said);
  const extra = [...found].find((rate) => !allowed.has(rate));
  if (extra !== undefined) return `it is said by ${extra}, and neither its name nor its description says so`;
  const around = ratesOf(over);
  const lacking = [...ratesOf(leaf)].find((rate) => !found.has(rate) && !around.has(rate));
  return lacking === undefined ? null : `it is asked for by ${lacking}, and what was found does not say so`;
}
