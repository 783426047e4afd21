const named = /[\p{L}\d][\p{L}\d._:/-]*[\p{L}\d]/gu;
const ordinal = /^\d+(st|nd|rd|th|s)$/;

/** What a text names by letters and digits in one word: part numbers, versions, error codes. Lower case; no ordinals, no decades. */
export function identifiersOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .flatMap(identifiersIn)
    .filter((word) => !ordinal.test(word));
}

/** Letters and digits are looked for once: from each place of a word anew, a word of fifty thousand letters took seconds. */
function identifiersIn(written: string): string[] {
  const end = Math.min(written.search(/\p{L}\P{L}*$/u), written.search(/\d\D*$/));
  return end < 0 ? [] : [...written.matchAll(named)].filter(({ index }) => index <= end).map(([word]) => word);
}
