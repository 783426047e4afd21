import { currencyWords, smallNumber, smallNumbers } from '#core';

/** A figure, date, version or amount of a sentence, as it is compared and as it is shown. */
export interface Value {
  readonly kind: 'date' | 'year' | 'number';
  readonly normal: string;
  readonly shown: string;
}

export interface Template {
  readonly values: readonly Value[];
  /** What is said around the values: the words that carry content. */
  readonly words: ReadonlySet<string>;
  /** Figures that are part of a name: "B12", "type 2", "Room 4". */
  readonly identifiers: ReadonlySet<string>;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const dates = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})(?:t[\d:.]+z?)?\b/gi, toNormal: ([, y, m, d]: readonly string[]) => `${y}-${m}-${d}` },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month},? (\\d{4})\\b`, 'gi'),
    toNormal: ([, d = '', m = '', y]: readonly string[]) => `${y}-${monthOf(m)}-${d.padStart(2, '0')}`,
  },
  {
    pattern: new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gi'),
    toNormal: ([, m = '', d = '', y]: readonly string[]) => `${y}-${monthOf(m)}-${d.padStart(2, '0')}`,
  },
  { pattern: new RegExp(`\\b${month},? (\\d{4})\\b`, 'gi'), toNormal: ([, m = '', y]: readonly string[]) => `${y}-${monthOf(m)}` },
] as const;

const digits = 'one|two|three|four|five|six|seven|eight|nine';
/** “fifteen”, “twenty-five”, “zwölf”; what German makes one word of, such as “fünfundzwanzig”, is a word. */
const numberWords = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ](?:${digits})|${smallNumbers.join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
);
const currency = `${currencyWords}|us|rs`;
/** "B12", "H2O", "K2", "O5"; "v20" is a version, "30g" and "EUR30" are amounts. */
const joinedName = new RegExp(`(?<![\\p{L}\\p{N}-])(?!(?:v|${currency})\\d)\\p{L}{1,5}\\d+[\\p{L}\\p{N}]*(?![.,:]\\d)`, 'giu');
/** "F-16", "Covid-19", "vitamin B 12". */
const spacedName = /(?<![\p{L}\p{N}-])(?:\p{Lu}\p{L}*-\d+\p{L}?|(?![AIO] )\p{Lu} \d{1,3})(?![\p{L}\p{N}%]|[.,:]\d)/gu;
/** A word that numbers things of one kind, and the number: which of them, not what is said of it. "120 euros per room" is. */
const numbered = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\b(?:per|pro|je|each|every|a) )(?:type|typ|room|raum|zimmer|gate|section|abschnitt|article|artikel|chapter|kapitel|paragraph|annex|anhang|figure|table|tabelle|step|schritt|phase|level|stufe|grade|zone|line|linie|route|platform|gleis|building|gebäude|model|modell|page|seite|no\\.|nr\\.) ?\\d+[a-z]?(?![\\p{L}\\p{N}%]|[.,:]\\d| ?(?:[€$£%]|(?:${currency})\\b))`,
  'giu',
);
const functionWords = new Set(
  `a an the and or but if so as than then of in on at to for from by with about into over under after before between during without
  is are was were be been being am do does did has had having have will would shall should can could may might must it its this that
  these those there here they them their you your we our i he she his her not no only also each every all any some up out per`.split(/\s+/),
);

/** Figures and dates of a sentence, the words around them, and the figures that name what it speaks of. */
export function templateOf(sentence: string): Template {
  const values: (Value & { readonly at: number })[] = [];
  let rest = sentence;
  const take = (pattern: RegExp, toValue: (match: RegExpMatchArray) => Value): void => {
    for (const match of rest.matchAll(pattern)) values.push({ ...toValue(match), at: match.index });
    rest = rest.replace(pattern, (found) => ' '.repeat(found.length));
  };
  const identifiers = new Set<string>();
  const name = (pattern: RegExp): void => {
    rest = rest.replace(pattern, (found) => {
      identifiers.add(found.toLowerCase().replaceAll(/[\s-]/g, ''));
      return ' '.repeat(found.length);
    });
  };
  for (const { pattern, toNormal } of dates) take(pattern, (match) => ({ kind: 'date', normal: toNormal(match), shown: match[0] }));
  name(joinedName);
  name(spacedName);
  name(numbered);
  take(/(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}%]|[.,:]\d)/gu, ([shown]) => ({ kind: 'year', normal: shown, shown }));
  take(/(?<![\p{L}\p{N}])[vV]?\d+(?:[.,:]\d+)*%?/gu, ([shown]) => ({ kind: 'number', normal: numberOf(shown), shown }));
  take(numberWords, ([shown]) => ({ kind: 'number', normal: String(worthOf(shown)), shown }));
  return { values: values.sort((a, b) => a.at - b.at), words: contentWords(rest), identifiers };
}

/** Words cut to five letters: endings do not make another subject. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !functionWords.has(word)).map((word) => word.slice(0, 5)));
}

/** "1,000" and "1000" are one figure; "2.10" and "2.1" may be versions and are two. */
function numberOf(shown: string): string {
  return shown
    .toLowerCase()
    .replace(/^v/, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '');
}

function monthOf(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
}

const worthOf = (shown: string): number => shown.split(/[- ]/).reduce((sum, word) => sum + (smallNumber(word) ?? 0), 0);
