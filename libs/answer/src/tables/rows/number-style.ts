import { figuresOf } from './figures.ts';
import { type Style, styles, stylesOf } from './figure-text.ts';
import { columnLines, type Entry, type Line } from './lines.ts';
import type { RowsTable } from './rows-table.ts';

const textsOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ cell }) => cell?.text ?? '');

/**
 * The styles in which the figures of some cells may be written: as they show it, or others of the table in the same unit. Another column
 * shows nothing: “18.30 Uhr” and “5.0” stand beside “1.250” that is a thousand.
 */
export function stylesFor(entries: readonly Entry[], line: Line, table: RowsTable): readonly Style[] {
  const texts = textsOf(entries);
  const own = stylesOf(texts);
  if (own.length !== styles.length) return own;
  if (!texts.some((text) => /\d[.,]\d/.test(text))) return ['.'];
  const columns = (line.isRow ? [] : columnLines(table.rows)).filter(({ label }) => label !== line.label);
  const telling = columns
    .map((column) => ({ column, shown: stylesOf(textsOf(column.entries)) }))
    .filter(({ shown }) => shown.length !== styles.length);
  const unit = telling.length > 0 ? unitOf(entries) : null;
  const alike = unit === null ? [] : telling.filter(({ column }) => unitOf(column.entries) === unit);
  const shown = new Set(alike.flatMap((each) => each.shown));
  if (shown.size === 1 && alike.every((each) => each.shown.length === 1)) return [...shown];
  // “1,000” is a thousand, unless commas stand before decimals elsewhere; “1.000” is either.
  const isPoint = !texts.some((text) => /\d\.\d/.test(text)) && telling.every((each) => each.shown.includes('.'));
  return isPoint ? ['.'] : own;
}

/** What all of them are counted in; null where they differ or nothing says it. */
function unitOf(entries: readonly Entry[]): string | null {
  const figures = figuresOf(entries, styles);
  return typeof figures === 'string' ? null : (figures[0]?.unit ?? null);
}
