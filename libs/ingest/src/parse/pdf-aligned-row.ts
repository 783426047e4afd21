import type { WordLine } from './pdf-grid.ts';
import type { Gutter } from './pdf-gutters.ts';
import type { Row } from './pdf-order.ts';
import type { Ruling } from './pdf-rulings.ts';

/** A row and its words as one line. */
export interface AlignedRow extends WordLine {
  readonly row: Row;
}

/** What a group of rows needs to be read as a grid. */
export interface AlignedTable {
  readonly rows: readonly AlignedRow[];
  readonly gutters: readonly Gutter[];
  readonly size: number;
  /** Horizontal lines within it, from the top. */
  readonly rulings: readonly Ruling[];
}

/** The words of a row, column by column. */
export function textsOf(row: AlignedRow, gutters: readonly Gutter[]): string[] {
  const texts = Array.from({ length: gutters.length + 1 }, (): string[] => []);
  for (const word of row.words)
    texts[gutters.filter(({ from, to }) => (from + to) / 2 < (word.left + word.right) / 2).length]?.push(word.text);
  return texts.map((words) => words.join(' '));
}
