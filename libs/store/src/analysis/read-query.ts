import { earlierTermsOf } from './earlier-terms.ts';
import { phrasesOf } from './phrases.ts';
import { type Piece, piecesOf, plain } from './pieces.ts';
import { spelled, termsOfPiece } from './terms.ts';

/** One word of a question. A text has the word where it has any of the terms. `character`: a Chinese one that stands beside others. */
export interface QueryWord {
  readonly kind: Piece['kind'] | 'character';
  /** As it was asked, in lower case. */
  readonly text: string;
  /** As the index spells them. */
  readonly terms: readonly string[];
}

/** What the collections asked hold. */
export interface QueryContext {
  readonly languages: readonly string[];
  /** Some of their text still has the terms of the analysis before. */
  readonly hasEarlier: boolean;
}

export interface ReadQuery {
  readonly words: readonly QueryWord[];
  readonly phrases: readonly string[];
}

/** A question is short and its language uncertain: it is read in every language of the collections at once. */
export function readQuery(query: string, context: QueryContext): ReadQuery {
  const words = wordsIn(query, context.languages);
  const seen = new Set(words.flatMap(({ terms }) => terms));
  const earlier = context.hasEarlier ? earlierTermsOf(query).map(spelled) : [];
  const added = [...new Set(earlier)].filter((term) => !seen.has(term));
  return { words: [...words, ...added.map((term) => ({ kind: 'part' as const, text: term, terms: [term] }))], phrases: phrasesOf(query) };
}

export function wordsIn(text: string, languages: readonly string[]): QueryWord[] {
  return Array.from(piecesOf(plain(text))).flatMap((piece) => {
    if (piece.kind === 'unspaced') return termsOfPiece(piece, null).map((term) => wordOf(kindOf(term, piece), term, [term]));
    const terms = [null, ...languages].flatMap((language) => termsOfPiece(piece, language));
    return terms.length === 0 ? [] : [wordOf(piece.kind, piece.text, terms)];
  });
}

const kindOf = (term: string, { text }: Piece): QueryWord['kind'] =>
  term !== text && /^\p{sc=Han}\p{M}*$/u.test(term) ? 'character' : 'unspaced';

const wordOf = (kind: QueryWord['kind'], text: string, terms: readonly string[]): QueryWord => ({
  kind,
  text,
  terms: [...new Set(terms.map(spelled))],
});
