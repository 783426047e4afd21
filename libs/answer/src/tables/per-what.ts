import { contentStems } from '../text/words.ts';

/** What a figure is told for one of: “per day”, “monthly”, “pro Woche”, “a night”, “am Wochenende”. */
const counted: readonly (readonly [string, RegExp])[] = [
  ['hour', /^(?:hour|stunde|std)/],
  ['day', /^(?:day|dail|tag|tägl)/],
  ['night', /^(?:night|nacht)/],
  ['weekend', /^(?:weekend|wochenend)/],
  ['weekend', /^(?:weekend|wochenend)/],
  ['week', /^(?:week(?!day)|woche(?!ntag)|wöch)/],
  ['month', /^(?:month|monat)/],
  ['quarter', /^quarter/],
  ['year', /^(?:year|annum|annual|jahr|jähr)/],
];
const times = 'hour|day|night|week|month|year|stunde|tag|nacht|woche|monat|jahr';
const each = new RegExp(
  `(?<!\\p{L})(?:(?:per|pro|je)\\s+(\\p{L}+)|(?:an?|each|every|/)\\s*(${times})(?!\\p{L})|(hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?|stündlich|täglich|wöchentlich|monatlich|jährlich)\\p{L}*|(weekends?|wochenenden?)(?!\\p{L})|(tages|wochen|monats|jahres)(?:miete|preis|tarif|gebühr|satz|karte))`,
  'giu',
);
/** “Per the table”, “per cent” count nothing. */
const noCount = /^(?:the|cent|its|our|this|se|capita|annum|table|company|report)$/i;

const oneWord = (word: string): string => counted.find(([, pattern]) => pattern.test(word.toLowerCase()))?.[0] ?? stemOf(word);
const stemOf = (word: string): string => contentStems(word)[0] ?? word.toLowerCase();

export function perWhat(text: string): readonly string[] {
  const found = [...text.matchAll(each)].flatMap((match) => match.slice(1).filter((word) => word !== undefined));
  return [...new Set(found.filter((word) => !noCount.test(word)).map(oneWord))];
}

/** Those words as they stand. */
export const perWords = (text: string): string => (text.match(each) ?? []).join(' ');

const isTime = (one: string): boolean => counted.some(([name]) => name === one);

/** Whether what a figure is told for can be what was asked: its own words decide, else those around it have to say a time that was asked for. */
export function agreesPer(asked: readonly string[], own: string, around: string): boolean {
  if (asked.length === 0) return true;
  const said = perWhat(own);
  const words = new Set((own.match(/\p{L}+/gu) ?? []).map(oneWord));
  if (asked.every((one) => words.has(one))) return true;
  if (said.length > 0) return false;
  const beside = new Set((around.match(/\p{L}+/gu) ?? []).map(oneWord));
  return asked.every((one) => !isTime(one) || words.has(one) || beside.has(one));
}
