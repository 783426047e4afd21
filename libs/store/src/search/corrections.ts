import type { FoundChunk, SearchScope } from '#core';
import { editDistance } from '../analysis/edit-distance.ts';
import { piecesOf, plain } from '../analysis/pieces.ts';
import { type QueryWord, wordsIn } from '../analysis/read-query.ts';
import { spelled, termsOfPiece } from '../analysis/terms.ts';
import { oneErrorAway, twoErrorsAway } from '../analysis/variants.ts';
import type { KeywordRanking } from './keyword-ranking.ts';

export interface Correction {
  readonly said: string;
  /** As a passage writes it. */
  readonly instead: string;
  readonly terms: readonly string[];
}

interface Where {
  readonly languages: readonly string[];
  readonly scope: SearchScope;
  readonly ranking: KeywordRanking;
  readonly chunks: (chunkIds: readonly string[], scope: SearchScope) => Promise<FoundChunk[]>;
}

const mostWords = 3;
const shortest = 4;
/** Below it two errors make too many other words. */
const longEnoughForTwo = 8;
const looks = 10;
/** Words that it may have been, the commonest first. */
const mostTried = 3;
/** Of a word's letters: an error or two, and another ending. */
const mostApart = 0.4;

/**
 * Words near those that no passage in scope has (`absentOf`). There is no list of words that could tell a reader of passages he may not see, or outlive
 * a deleted one: what could have been meant is looked up in passages, under the same rules as every search, and what is found there is
 * ranked.
 */
export async function correct(absent: readonly QueryWord[], where: Where): Promise<Correction[]> {
  const mistyped = absent
    .filter(({ kind, text }) => kind === 'word' && text.length >= shortest && !/\p{N}/u.test(text))
    .slice(0, mostWords);
  const found = await Promise.all(mistyped.map((word) => correctWord(word, where)));
  return found.filter((correction) => correction !== null);
}

async function correctWord(word: QueryWord, where: Where): Promise<Correction | null> {
  const near = await nearest(word, oneErrorAway(word.text), where);
  if (near !== 'none' || word.text.length < longEnoughForTwo) return near === 'none' || near === 'itself' ? null : near;
  const far = await nearest(word, twoErrorsAway(word.text), where);
  return far === 'none' || far === 'itself' ? null : far;
}

/** `itself` when passages have the word. */
async function nearest(word: QueryWord, variants: ReadonlySet<string>, where: Where): Promise<Correction | 'itself' | 'none'> {
  const byTerm = termsOf(variants, where.languages);
  for (const term of word.terms) byTerm.delete(term);
  const existing = await where.ranking.existing([...byTerm.keys()], where.scope);
  if (existing.size === 0) return 'none';
  const told = [...existing, ...word.terms];
  const rows = await where.ranking.rank({ terms: new Map(told.map((term) => [term, 1])), limit: looks, scope: where.scope, told });
  if (rows.some((row) => row.found.some((term) => word.terms.includes(term)))) return 'itself';
  const counts = new Map<string, number>();
  for (const term of rows.flatMap((row) => row.found)) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term] of [...counts].toSorted(([, a], [, b]) => b - a).slice(0, mostTried)) {
    const having = rows.filter((row) => row.found.includes(term)).map((row) => row.chunk_id);
    const instead = nearestTo(word.text, formsIn(await where.chunks(having, where.scope), term, where.languages));
    if (instead !== null) return { said: word.text, instead, terms: [term] };
  }
  return 'none';
}

/** A variant that nobody wrote may share its stem with a word that is not near at all: “caching”, “eaching”, “each”. */
function nearestTo(said: string, forms: readonly string[]): string | null {
  const near = forms
    .map((form) => ({ form, apart: editDistance(said, form) }))
    .filter(({ apart }) => apart <= mostApart * said.length)
    .toSorted((a, b) => a.apart - b.apart);
  return near[0]?.form ?? null;
}

/** The variants by the terms they are indexed as. Each is one word, so the way through identifiers and phrases, ten times as long, is spared. */
function termsOf(variants: ReadonlySet<string>, languages: readonly string[]): Map<string, string[]> {
  const byTerm = new Map<string, string[]>();
  for (const text of variants) {
    const piece = { kind: 'word', text: text.normalize('NFKC') } as const;
    const terms = new Set([null, ...languages].flatMap((language) => termsOfPiece(piece, language)));
    for (const term of terms) byTerm.set(spelled(term), [...(byTerm.get(spelled(term)) ?? []), text]);
  }
  return byTerm;
}

/** The words of passages that the term was made of. */
function formsIn(chunks: readonly FoundChunk[], term: string, languages: readonly string[]): string[] {
  const texts = chunks.flatMap(({ title, headings, context, text }) => [text, title, ...headings, context ?? '']);
  const words = new Set(texts.flatMap((text) => Array.from(piecesOf(plain(text)), (piece) => piece.text)));
  return [...words].filter((word) => wordsIn(word, languages).some(({ kind, terms }) => kind === 'word' && terms.includes(term)));
}
