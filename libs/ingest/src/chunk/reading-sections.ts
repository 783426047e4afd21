import type { Chunk } from '#core';
import type { Piece } from './packer.ts';

/** A chunk as it was cut, with its tokens as embedded. */
export type CutChunk = Chunk & { readonly tokens: number };

/** Tokens that a section is read in at most: four passages of it fit a prompt of the smallest models. */
export const sectionTokens = 1024;

/**
 * Gives every chunk the section it is read in: the widest stretch under one of its headings that stays below `maxTokens`, made of whole
 * chunks; where even the narrowest is longer, as many chunks in a row as fit.
 */
export function withSections(pieces: readonly Piece[], maxTokens = sectionTokens): CutChunk[] {
  const sections = sectionsAt(pieces, 0, maxTokens);
  let ordinal = 0;
  return sections.flatMap((section) => {
    const span = { start: section[0]?.start ?? 0, end: Math.max(...section.map(({ end }) => end)) };
    return section.map((piece) => ({ ...piece, ordinal: ordinal++, section: span }));
  });
}

function sectionsAt(pieces: readonly Piece[], depth: number, maxTokens: number): (readonly Piece[])[] {
  if (pieces.length <= 1 || tokensOf(pieces) <= maxTokens) return pieces.length === 0 ? [] : [pieces];
  if (pieces.every(({ headings }) => headings.length <= depth)) return inRows(pieces, maxTokens);
  const groups = byHeading(pieces, depth);
  return groups.flatMap((group) =>
    group[0] && group[0].headings.length > depth ? sectionsAt(group, depth + 1, maxTokens) : inRows(group, maxTokens),
  );
}

/** Neighbours with the same heading at this depth. */
function byHeading(pieces: readonly Piece[], depth: number): (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const open = groups.at(-1);
    if (open && open[0]?.headings[depth] === piece.headings[depth]) open.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function inRows(pieces: readonly Piece[], maxTokens: number): (readonly Piece[])[] {
  const rows: Piece[][] = [];
  let tokens = Infinity;
  for (const piece of pieces) {
    tokens += piece.tokens;
    if (tokens <= maxTokens) rows.at(-1)?.push(piece);
    else {
      rows.push([piece]);
      tokens = piece.tokens;
    }
  }
  return rows;
}

function tokensOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { tokens }) => sum + tokens, 0);
}
