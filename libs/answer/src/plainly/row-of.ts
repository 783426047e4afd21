import type { EvidenceSentence } from '../choose/choose-evidence.ts';
import { hasTableLine } from '../tables/cell-text.ts';

/** A row of a Markdown table, with what its columns say of it. */
export interface Row {
  readonly head: string;
  /** Its figures, each with the last word of its column's name: “24,00 Euro” under “Preis in Euro”. */
  readonly cells: string;
}

/** In more columns a figure is of something else than is asked for; those are read as tables. */
const mostColumns = 3;
const dashes = /^[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$|^[ \t:|-]*\|[ \t:|-]*-[ \t:|-]*$/;

/** Null for what is no row; `none` for one that says nothing by itself. */
export function rowOf({ passage, span, text }: EvidenceSentence): Row | 'none' | null {
  if (!hasTableLine(text)) return null;
  const lines = passage.text.slice(0, span.start).split('\n');
  const head = lines[lines.findLastIndex((line) => dashes.test(line)) - 1];
  if (head === undefined) return 'none';
  const names = cellsOf(head);
  if (names.length > mostColumns) return 'none';
  const cells = cellsOf(text).flatMap((cell, index) => (/^\d/.test(cell) ? `${cell} ${lastWord(names[index] ?? '')}` : []));
  return { head, cells: cells.join('; ') };
}

const lastWord = (name: string): string => /([\p{L}€$£]+)\W*$/u.exec(name)?.[1] ?? '';

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
