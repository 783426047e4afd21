import { stemmer } from 'stemmer';

/** Lucene's English stop words. */
const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);
/** Scripts that write no spaces: cut into pairs of characters. */
const unspaced = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f]+/gu;
/** Letters, digits and the marks that belong to them; apostrophes inside. */
const word = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{N}\p{M}_]+)*/gu;
const longestTerm = 80;

/**
 * The terms of a text, in the order they stand: NFKC, lower case, possessive 's dropped, stop words dropped, English words stemmed
 * (Porter), names and numbers as they are, Chinese, Japanese, Korean and Thai as pairs of characters. Questions and chunks go the same way.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unspaced, (run) => {
      terms.push(...pairsOf(run));
      return ' ';
    });
  for (const [found] of spaced.matchAll(word)) {
    const bare = found.replaceAll('’', "'").replace(/'s$/u, '').replaceAll("'", '');
    for (const part of bare.split('_')) if (part !== '' && part.length <= longestTerm && !stopWords.has(part)) terms.push(stem(part));
  }
  return terms;
}

/** Terms as the database's simple parser will give them back, one by one: whatever is not a plain word is spelled in letters. */
export function indexedTerms(text: string): string {
  return termsOf(text).map(spelled).join(' ');
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

const stems = new Map<string, string>();

function stem(term: string): string {
  if (!/^[a-z]{3,}$/.test(term)) return term;
  const known = stems.get(term);
  if (known !== undefined) return known;
  if (stems.size > 50_000) stems.clear();
  const found = stemmer(term);
  stems.set(term, found);
  return found;
}

/** The parser's view of letters depends on the server's locale, and 12abc or 1e5 are several tokens or a number to it. */
function spelled(term: string): string {
  if (/^(?:[a-z]+|[0-9]+)$/.test(term)) return term;
  return `zq${Buffer.from(term)
    .toString('hex')
    .replaceAll(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;
}
