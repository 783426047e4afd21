import { unitOf } from '../../support/units.ts';

/** Units that `units.ts` has not, each with its spellings. */
const spellings: Readonly<Record<string, string>> = {
  euros: 'euros',
  dollars: 'us$|us-dollar|us-dollars',
  'pounds sterling': 'pound sterling|pounds sterling|quid',
  CHF: 'chf|fr|fr.|sfr|sfr.|franc|francs|franken',
  SEK: 'sek',
  NOK: 'nok',
  DKK: 'dkk',
  kr: 'kr|kr.',
  PLN: 'pln|zł|zloty|złoty',
  CZK: 'czk|kč',
  HUF: 'huf|ft.',
  CAD: 'cad|ca$|c$',
  AUD: 'aud|au$|a$',
  NZD: 'nzd|nz$',
  HKD: 'hkd|hk$',
  SGD: 'sgd|s$',
  INR: 'inr|₹|rupee|rupees',
  CNY: 'cny|rmb|yuan',
  'm²': 'm²|qm|sqm|m2',
  'm³': 'm³|m3',
};
const byWord = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.split('|').map((word): [string, string] => [word, unit])),
);
const monies = new Set('euros|dollars|pounds sterling|yen|CHF|SEK|NOK|DKK|kr|PLN|CZK|HUF|CAD|AUD|NZD|HKD|SGD|INR|CNY'.split('|'));

/** The unit that a word or a sign is. */
export const unitOfWord = (word: string): string | null => byWord.get(word.toLowerCase().trim()) ?? unitOf(word.trim());

/** The unit that words say or begin with: “EUR per hour”, “Fr.”, “m²”; null where none is known. */
export function unitIn(words: string): string | null {
  const lower = words.toLowerCase().trim();
  const [first = ''] = lower.split(/[\s/]|(?<=\p{L})\.(?=\s|$)/u);
  return unitOfWord(lower) ?? unitOfWord(first);
}

export const isMoney = (unit: string | null): boolean => unit !== null && monies.has(unit);
