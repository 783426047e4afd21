const words = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
/** Joins two capitalised words to one name: "Bank of England". */
const joining = new Set(['of', 'the', 'de', 'la', 'and', 'for', 'in', 'von', 'van', 'du', 'al']);

/** What a text names, in lower case: runs of capitalised words, and identifiers. Scripts without capitals name nothing. */
export function namePhrases(text: string): Set<string> {
  const found = [...text.matchAll(words)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
  const phrases = new Set<string>();
  for (let first = 0; first < found.length; first += 1) {
    if (!isName(found[first]!.word)) continue;
    let last = first;
    for (let next = nextOfName(found, last, text); next > last; next = nextOfName(found, last, text)) last = next;
    const run = found.slice(first, last + 1);
    phrases.add(run.map(({ word }) => word.toLowerCase()).join(' '));
    first = last;
  }
  return phrases;
}

/** The words of a text between single spaces, in lower case, so that a phrase can be looked for in them. */
export function spaced(text: string): string {
  return ` ${[...text.matchAll(words)].map(([word]) => word.toLowerCase()).join(' ')} `;
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The place of the word that goes on with the name that ends at `last`; `last` where it ends there. */
function nextOfName(found: readonly Word[], last: number, text: string): number {
  const [own, next, after] = [found[last]!, found[last + 1], found[last + 2]];
  const isBeside = (a: Word, b: Word): boolean => /^ +$/.test(text.slice(a.end, b.start));
  if (!next || !isBeside(own, next)) return last;
  if (isCapitalised(next.word)) return last + 1;
  return after && joining.has(next.word) && isCapitalised(after.word) && isBeside(next, after) ? last + 2 : last;
}

const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);

function isName(word: string): boolean {
  return isCapitalised(word) || (word.length >= 3 && /^\p{N}/u.test(word) && /\p{L}/u.test(word));
}
