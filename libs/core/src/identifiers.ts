const named = /[\p{L}\d][\p{L}\d._:/-]*[\p{L}\d]/gu;
const ordinal = /^\d+(st|nd|rd|th|s)$/;

/** Versions and addresses without a letter, and names joined by underscores; anchored, so that each word is read once. */
const joined = /^(?:\d+(?:\.\d+){2,}|[\p{L}\d]+(?:_+[\p{L}\d]+)+)$/u;

/**
 * What a text names in one word: by letters and digits together (part numbers, versions, error codes), by numbers with two dots or more
 * (1.2.4, 10.0.0.7), or with underscores (max_connections). Lower case; no ordinals, no decades.
 */
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
  const mixed = end < 0 ? [] : [...written.matchAll(named)].filter(({ index }) => index <= end).map(([word]) => word);
  return mixed.length > 0 ? mixed : written.split(/[^\p{L}\d._]|\.(?!.)/u).filter((word) => joined.test(word));
}
