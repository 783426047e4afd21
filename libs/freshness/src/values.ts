/** A figure, date, version or amount of a sentence, as it is compared and as it is shown. */
export interface Value {
  readonly kind: 'date' | 'number';
  readonly normal: string;
  readonly shown: string;
}

export interface Template {
  readonly values: readonly Value[];
  /** What is said around the values: the words that carry content. */
  readonly words: ReadonlySet<string>;
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

const numberWords = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, index) => [word, String(index)]),
);
const functionWords = new Set(
  `a an the and or but if so as than then of in on at to for from by with about into over under after before between during without
  is are was were be been being am do does did has had having have will would shall should can could may might must it its this that
  these those there here they them their you your we our i he she his her not no only also each every all any some up out per`.split(/\s+/),
);

/** Figures and dates of a sentence, and the words around them. */
export function templateOf(sentence: string): Template {
  const values: (Value & { readonly at: number })[] = [];
  let rest = sentence;
  const take = (pattern: RegExp, toValue: (match: RegExpMatchArray) => Value): void => {
    for (const match of rest.matchAll(pattern)) values.push({ ...toValue(match), at: match.index });
    rest = rest.replace(pattern, (found) => ' '.repeat(found.length));
  };
  for (const { pattern, toNormal } of dates) take(pattern, (match) => ({ kind: 'date', normal: toNormal(match), shown: match[0] }));
  take(/(?<![\p{L}\p{N}])[vV]?\d+(?:[.,:]\d+)*%?/gu, ([shown]) => ({ kind: 'number', normal: numberOf(shown), shown }));
  take(/\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi, ([shown]) => ({
    kind: 'number',
    normal: numberWords.get(shown.toLowerCase()) ?? shown,
    shown,
  }));
  return { values: values.sort((a, b) => a.at - b.at), words: contentWords(rest) };
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
