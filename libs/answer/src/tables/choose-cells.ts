import type { AskedOf } from './asked-of.ts';
import { amountOf, isAmount, yearsIn } from './cell-text.ts';
import { nameOf } from './choose-row.ts';
import { columnScore, isNamed, isOfOtherYear } from './column-score.ts';
import { columnsMeant } from './columns-meant.ts';
import type { NamedCell, NamedRow } from './read-table.ts';

/** Columns of notes and page numbers hold no answers. */
const noteColumn = /^(?:notes?|ref\.?|reference|page|see note)$/i;

/** The row's cells that fit best, all that fit equally; none where no column is plainly meant, or all are of other years than those asked for. */
export function chooseCells(asked: AskedOf, row: NamedRow): NamedCell[] {
  const isOfYear = asked.years.length === 0 || yearsIn(nameOf(row)).some((year) => asked.years.includes(year));
  const possible = row.cells
    .filter(({ names }) => !names.some(({ text }) => noteColumn.test(text.trim())))
    .filter((cell) => isOfYear || !isOfOtherYear(asked, cell))
    .filter(
      (cell, _, all) => !asked.wantsFigure || /\d|[-–—]/.test(cell.text) || isNamed(asked, cell) || !all.some(({ text }) => isAmount(text)),
    );
  const fits = columnsMeant(asked, row, possible).map((cell) => ({ cell, score: columnScore(asked, cell) }));
  const best = Math.max(...fits.map(({ score }) => score));
  return fits.filter(({ score }) => score > best - 0.05).map(({ cell }) => cell);
}

/** Of the columns that are one kind of thing, periods where there are any, the one with the largest or smallest amount. */
export function extremeCell(asked: AskedOf, row: NamedRow): { readonly cell: NamedCell; readonly among: readonly NamedCell[] } | null {
  const amounts = row.cells.flatMap((cell) => {
    const value = amountOf(cell.text);
    const lowest = cell.names.findLast(({ text }) => yearsIn(text).length > 0);
    return value === null || !lowest ? [] : [{ cell, value, year: lowest }];
  });
  const asOf = asked.years.length > 1 ? amounts.filter(({ year }) => yearsIn(year.text).some((one) => asked.years.includes(one))) : amounts;
  if (asOf.length < 2 || new Set(asOf.map(({ year }) => year.text)).size < asOf.length) return null;
  // People compare how large costs and losses are, whichever sign a table gives them: the largest of (8) and (5) is 8.
  const allBelow = asOf.every(({ value }) => value <= 0);
  const size = (value: number): number => (allBelow ? Math.abs(value) : value);
  const sorted = asOf.toSorted((a, b) => (asked.extreme === 'largest' ? size(b.value) - size(a.value) : size(a.value) - size(b.value)));
  const [first, second] = sorted;
  return first && second && size(first.value) !== size(second.value) ? { cell: first.cell, among: asOf.map(({ cell }) => cell) } : null;
}
