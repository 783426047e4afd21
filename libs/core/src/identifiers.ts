const identifier = /(?=[^\s]*\p{L})(?=[^\s]*\d)[\p{L}\d][\p{L}\d._:/-]*[\p{L}\d]/gu;
const ordinal = /^\d+(st|nd|rd|th|s)$/;

/** What a text names by letters and digits in one word: part numbers, versions, error codes. Lower case; no ordinals, no decades. */
export function identifiersOf(text: string): string[] {
  const found = text.toLowerCase().match(identifier) ?? [];
  return found.filter((word) => !ordinal.test(word));
}
