import type { Span } from '#core';

/** Never end a sentence: something must follow. */
const before =
  /(^|[\s("'“‘[])(dr|mr|mrs|ms|prof|sen|rep|gen|gov|col|maj|brig|adm|capt|cmdr|lt|sgt|rev|hon|st|mt|vs|approx|ca|cf|e\.g|i\.e|eg|ie|viz|incl|z\.b|d\.h|bzw)\.\s*$/iu;
/** Go on only when a number follows: "No. 5", "Jan. 12", "c. 1450". */
const beforeNumber =
  /(^|[\s("'“‘[])(c|no|nos|nr|fig|figs|p|pp|vol|eq|sec|ch|art|para|ext|tel|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\s*$/iu;
/** May end one: they do when the next word is one that sentences begin with. */
const maybe = /(^|[\s("'“‘[])(etc|inc|ltd|co|corp|al|jr|sr|ave|blvd|bros|[ap]\.m|ph\.d)\.\s*$/iu;
const initials = /(^|[\s("'“‘[])(\p{Lu}\.)*\p{Lu}\.\s*$/u;
const opener =
  /^["'“‘([]*(the|a|an|it|its|in|on|at|this|that|these|those|he|she|they|we|you|i|but|and|however|for|as|by|when|while|after|before|although|there|his|her|their|our|if|to|from|with|since|because)\b/i;
/** One party against another: "Fabian v. Desierto". */
const versus = /\p{L} v\.\s*$/u;
/** The segmenter ends a sentence at any question mark: "https://example.com/?q=1". */
const inAddress = /\S[?!]$/u;
/** Behind a word too long for an abbreviation. */
const figureAfterWord = /(?<=\p{L}{2}\p{Ll}{3}\.)\s+(?=\d)/gu;
/** German ordinals: "am 31. März", "im 2. Quartal". */
const ordinal = /(?:^|[\s("'“‘„[])\d{1,2}\.\s*$/u;
const afterOrdinal =
  /^\s*(?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Halbjahr|Jahrhundert|Lebensjahr|Weltkrieg|Stock|Etage|OG|Obergeschoss|Klasse|Auflage|Kapitel|Abschnitt|Absatz|Tag(?:e?s)?(?!\p{L})|Woche|Monat|Mahnung)/u;
/** "1." or "(a)" alone numbers what follows. */
const numberOnly = /^\s*\(?(\d{1,3}|\p{L})[.)]\s*$/u;

/** Undoes the breaks that the segmenter makes after abbreviations, initials and the numbers of a list. */
export function joinAbbreviations(text: string, segments: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const next = text.slice(segment.start, segment.end);
    if (last && belongsTogether(text.slice(last.start, last.end), next))
      joined[joined.length - 1] = { start: last.start, end: segment.end };
    else joined.push(segment);
  }
  return joined;
}

/** The segmenter never ends a sentence before a figure that a small letter follows: "He left in spring. 35 % of the members are children." */
export function splitBeforeFigures(text: string, segments: readonly Span[]): Span[] {
  return segments.flatMap(({ start, end }) => {
    const segment = text.slice(start, end);
    const breaks = [...segment.matchAll(figureAfterWord)]
      .filter(({ index }) => !before.test(segment.slice(0, index)))
      .map(({ index }) => start + index);
    return [start, ...breaks].map((from, place) => ({ start: from, end: breaks[place] ?? end }));
  });
}

function belongsTogether(sentence: string, next: string): boolean {
  if (numberOnly.test(sentence) || !/[\p{L}\p{N}]/u.test(next)) return true;
  if (inAddress.test(sentence) && /^[^\s\p{Lu}\p{P}]/u.test(next)) return true;
  if (/^\s*\p{Ll}/u.test(next) && /\.\s*$/.test(sentence)) return true;
  if (maybe.test(sentence) || initials.test(sentence)) return !opener.test(next);
  if (ordinal.test(sentence) && afterOrdinal.test(next)) return true;
  return before.test(sentence) || versus.test(sentence) || (beforeNumber.test(sentence) && /^\s*\d/.test(next));
}
