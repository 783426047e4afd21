import type { FoundChunk } from '#core';
import { piecesOf, plain } from '../analysis/pieces.ts';

/** What looks something up rather than asks: two words or more, one stretch where words are not set apart. Longer ones hardly ever stand anywhere. */
const mostWords = 5;
const fewestCharacters = 3;
const mostCharacters = 12;
/** Stems and pairs of characters bring the passage near the top; what is written otherwise is rarely far before it. */
export const lookedThrough = 10;

/** The words of a short question as they would stand in a passage; null for one that is too long to stand in one, or a single word. */
export function lookupIn(query: string): string | null {
  const pieces = Array.from(piecesOf(plain(query))).filter(({ kind }) => kind !== 'exact');
  const words = pieces.filter(({ kind }) => kind !== 'unspaced').length;
  const characters = pieces.reduce((sum, { kind, text }) => sum + (kind === 'unspaced' ? widthOf(text) : 0), 0);
  if (words > mostWords || characters > mostCharacters || (words < 2 && characters < fewestCharacters)) return null;
  return spaced(query).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
}

/** Where words are set apart they begin and end where the lookup does. */
export function holdsAsItStands({ title, headings, context, text }: FoundChunk, lookup: string): boolean {
  const pattern = new RegExp(`${edge(lookup[0], '<!')}${escaped(lookup)}${edge(lookup.at(-1), '!')}`, 'u');
  return [text, title, ...headings, context ?? ''].some((part) => pattern.test(spaced(part)));
}

interface Scored {
  readonly score: number;
}

/** Those that hold it before those that do not, by no more than that takes: all are lifted alike, and where all come first none is. */
export function lifted<Row extends Scored>(rows: readonly Row[], holds: (row: Row) => boolean): Row[] {
  const holding = rows.filter(holds);
  const best = Math.max(0, ...rows.filter((row) => !holds(row)).map(({ score }) => score));
  const last = holding.at(-1);
  if (!last || last.score > best) return [...rows];
  const lift = (best - last.score) * 1.001 + best * 0.001;
  const risen = holding.map((row) => ({ ...row, score: row.score + lift }));
  return [...risen, ...rows.filter((row) => !holds(row))];
}

/** Thai and its neighbours spell a word with twice as many letters as Chinese. */
const widthOf = (text: string): number => {
  const letters = text.match(/[\p{L}\p{N}ー]/gu)?.length ?? 0;
  return /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(text) ? letters / 2 : letters;
};

const spaced = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();

const edge = (character: string | undefined, look: string): string =>
  character !== undefined && /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Arabic}\p{sc=Devanagari}\p{N}]/u.test(character)
    ? `(?${look}[\\p{L}\\p{M}\\p{N}])`
    : '';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
