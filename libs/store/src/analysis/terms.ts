import { piecesOf, plain, type Piece } from './pieces.ts';
import { stemIn } from './stem.ts';

/** Counts up when the same text gets other terms; what was analysed before is analysed again in the background (`PgAnalysis`). */
export const analysisVersion = 2;

/** Lucene's English stop words. */
const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/**
 * The terms of a text in a language (ISO 639-1; null when unknown), in the order they stand: words stemmed as that language does, or as
 * the first language of their script; identifiers as they are written and by their words; Chinese, Japanese, Korean, Thai and the like
 * as pairs of characters. Questions and chunks go the same way, a question under several languages.
 */
export function termsOf(text: string, language: string | null = null): string[] {
  const terms: string[] = [];
  for (const piece of piecesOf(plain(text))) terms.push(...termsOfPiece(piece, language));
  return terms;
}

/** One language's terms of one piece; none for a word that says nothing. */
export function termsOfPiece({ kind, text }: Piece, language: string | null): string[] {
  if (kind === 'exact') return [text];
  if (kind === 'unspaced') return pairsOf(text);
  const whole = text.replace(/'s$/u, '').replaceAll("'", '');
  return whole === '' || stopWords.has(whole) ? [] : [stemIn(whole, language)];
}

/** Terms as the database's simple parser will give them back, one by one: whatever is not a plain word is spelled in letters. */
export function indexedTerms(text: string, language: string | null = null): string {
  return termsOf(text, language).map(spelled).join(' ');
}

/** A character with the signs on it, as Thai stacks them. */
const character = /\P{M}\p{M}*/gu;

/** Pairs overlap. A Chinese character is a word too: without it 茶 was found only where it stood alone. */
function pairsOf(run: string): string[] {
  const characters = run.match(character) ?? [];
  if (characters.length <= 1) return characters;
  const pairs = characters.slice(1).map((second, index) => `${characters[index]}${second}`);
  return [...pairs, ...characters.filter((one) => /\p{sc=Han}/u.test(one))];
}

/** The parser's view of letters depends on the server's locale, and 12abc or 1e5 are several tokens or a number to it. */
export function spelled(term: string): string {
  if (/^(?:[a-z]+|[0-9]+)$/.test(term)) return term;
  return `zq${Buffer.from(term)
    .toString('hex')
    .replaceAll(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;
}
