import { extentOf, type GridPlace, isFigure, isMark, linesOf, type PdfGrid, type WordLine } from './pdf-grid.ts';
import { guttersOf } from './pdf-gutters.ts';
import { headerRows } from './pdf-header-rows.ts';
import type { PdfWord } from './pdf-word.ts';

/** Parts rows and columns no line parts but the words do, drops what is empty or only a frame; null when no table is left. */
export function refine(grid: PdfGrid): PdfGrid | null {
  const apart = cutSpans(splitSpans(grid.cells, grid.xs), grid.ys);
  const split = splitRows(splitColumns(apart));
  const cells = withoutFrame(compact(split));
  const rows = new Set(cells.map(({ row }) => row));
  const columns = new Set(cells.map(({ column }) => column));
  if (rows.size < 2 || columns.size < 2 || cells.length < 4 || cells.length < 0.4 * rows.size * columns.size) return null;
  return { ...grid, area: extentOf(cells.flatMap(({ words }) => words)), cells, headerRows: headerRows(cells) };
}

/** Leaves out rows and columns in which no cell begins. */
export function compact(cells: readonly GridPlace[]): GridPlace[] {
  const filled = cells.filter(({ words }) => words.length > 0);
  const [rows, columns] = [ranks(filled.map(({ row }) => row)), ranks(filled.map(({ column }) => column))];
  return filled.map((cell) => {
    const [row, column] = [rows(cell.row), columns(cell.column)];
    const [rowSpan, columnSpan] = [rows(cell.row + cell.rowSpan) - row, columns(cell.column + cell.columnSpan) - column];
    return { ...cell, row, column, rowSpan, columnSpan };
  });
}

function ranks(starts: readonly number[]): (at: number) => number {
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  const rank = new Map(sorted.map((start, index) => [start, index]));
  return (at) => rank.get(at) ?? sorted.filter((start) => start < at).length;
}

/** A box around a table holds its title and its notes too: rows of one cell at the top with a long text, and at the bottom. */
function withoutFrame(cells: readonly GridPlace[]): GridPlace[] {
  let kept = [...cells];
  const inRow = (row: number): GridPlace[] => kept.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
  const columns = Math.max(0, ...kept.map(({ column, columnSpan }) => column + columnSpan));
  for (let last = rowCount(kept) - 1; last > 1; last -= 1) {
    const [only, more] = inRow(last);
    const isLast = last === rowCount(cells) - 1;
    if (!only || more || only.columnSpan < columns || (isLast && only.words.length < 4)) break;
    kept = kept.filter((cell) => cell !== only);
  }
  const [title, more] = inRow(0);
  const isTitle = title && !more && title.columnSpan === columns && (title.words.length > 8 || linesOf(title.words).length > 1);
  return compact(isTitle ? kept.filter((cell) => cell !== title) : kept);
}

function rowCount(cells: readonly GridPlace[]): number {
  return Math.max(0, ...cells.map(({ row, rowSpan }) => row + rowSpan));
}

/** Rows between two lines: parted where a column holds one figure a line. */
function splitRows(cells: readonly GridPlace[]): GridPlace[] {
  const result: GridPlace[] = [];
  let added = 0;
  for (let row = 0; row < rowCount(cells); row += 1) {
    const starting = cells.filter((cell) => cell.row === row);
    const single = starting.filter((cell) => cell.rowSpan === 1);
    const tops = rowTops(single);
    for (const cell of starting) {
      const through = cell.rowSpan > 1;
      if (through || tops.length < 2) result.push({ ...cell, row: cell.row + added });
      else result.push(...splitCell(cell, tops).map((part) => ({ ...part, row: part.row + added })));
    }
    if (tops.length < 2) continue;
    for (const [index, cell] of result.entries())
      if (cell.row < row + added && cell.row + cell.rowSpan > row + added)
        result[index] = { ...cell, rowSpan: cell.rowSpan + tops.length - 1 };
    for (const [index, cell] of result.entries())
      if (cell.row === row + added && cell.rowSpan > 1) result[index] = { ...cell, rowSpan: cell.rowSpan + tops.length - 1 };
    added += tops.length - 1;
  }
  return result;
}

/** Where rows begin: at the lines of a column that has a figure in each, and at lines that stand between them with a text of their own. */
function rowTops(cells: readonly GridPlace[]): number[] {
  const columns = cells.map((cell) => linesOf(cell.words));
  const anchors = columns.filter((lines) => lines.length > 1 && lines.every((line) => isFigure(textOf(line))));
  if (anchors.length === 0) return [];
  const marked = lineTops(anchors.flat());
  const others = lineTops(columns.flat()).filter((top) => !marked.some((at) => Math.abs(at - top) < 4));
  const own = others.filter((top) => {
    const here = columns.flat().filter((line) => Math.abs(line.top - top) < 4);
    return here.every((line) => !/^\p{Ll}/u.test(textOf(line)));
  });
  return [...marked, ...own].sort((a, b) => a - b);
}

function lineTops(lines: readonly WordLine[]): number[] {
  const tops: number[] = [];
  for (const { top } of [...lines].sort((a, b) => a.top - b.top)) if (top - (tops.at(-1) ?? -Infinity) > 4) tops.push(top);
  return tops;
}

function splitCell(cell: GridPlace, tops: readonly number[]): GridPlace[] {
  const parts = tops.map((): PdfWord[] => []);
  for (const line of linesOf(cell.words)) {
    const middle = (line.top + line.bottom) / 2;
    parts[
      Math.max(
        0,
        tops.findLastIndex((top) => top < middle),
      )
    ]?.push(...line.words);
  }
  return parts.map((words, index) => ({ ...cell, row: cell.row + index, words }));
}

/** Columns between two lines: parted where a white gap goes down through figures. */
function splitColumns(cells: readonly GridPlace[]): GridPlace[] {
  const columns = Math.max(0, ...cells.map(({ column, columnSpan }) => column + columnSpan));
  let result = [...cells];
  for (let column = columns - 1; column >= 0; column -= 1) {
    const own = result.filter((cell) => cell.column === column && cell.columnSpan === 1);
    const gaps = figureGaps(own.flatMap((cell) => linesOf(cell.words)));
    if (gaps.length > 0) result = result.flatMap((cell) => widen(cell, column, gaps));
  }
  return result;
}

function widen(cell: GridPlace, column: number, gaps: readonly number[]): GridPlace[] {
  if (cell.column > column) return [{ ...cell, column: cell.column + gaps.length }];
  if (cell.column + cell.columnSpan <= column) return [cell];
  if (cell.column < column || cell.columnSpan > 1) return [{ ...cell, columnSpan: cell.columnSpan + gaps.length }];
  const lines = linesOf(cell.words);
  const across = lines.findLastIndex((line) => gaps.some((gap) => isAcross(line, gap))) + 1;
  const whole = { ...cell, columnSpan: 1 + gaps.length };
  if (across === lines.length) return [whole];
  const below = Array.from({ length: gaps.length + 1 }, (): PdfWord[] => []);
  for (const word of lines.slice(across).flatMap(({ words }) => words))
    below[gaps.filter((gap) => gap < (word.left + word.right) / 2).length]?.push(word);
  // A heading over the columns and their own below it: half a row each, which `compact` counts as rows.
  const [row, rowSpan] = across === 0 ? [cell.row, cell.rowSpan] : [cell.row + 0.5, cell.rowSpan - 0.5];
  const parts = below.map((words, index) => ({ ...cell, row, rowSpan, column: cell.column + index, words }));
  return across === 0 ? parts : [{ ...whole, rowSpan: 0.5, words: lines.slice(0, across).flatMap(({ words }) => words) }, ...parts];
}

/** Words on both sides of the gap with no more between them than between words of a text. */
function isAcross(line: WordLine, gap: number): boolean {
  const left = Math.max(-Infinity, ...line.words.filter((word) => word.right <= gap + 1).map((word) => word.right));
  const right = Math.min(Infinity, ...line.words.filter((word) => word.left >= gap - 1).map((word) => word.left));
  const size = line.bottom - line.top;
  return line.words.some((word) => word.left < gap && word.right > gap) || right - left < 0.4 * size;
}

/** The middles of white gaps, wider than between words, with figures to the right of them in at least three lines. */
function figureGaps(lines: readonly WordLine[]): number[] {
  return guttersOf(lines).flatMap(({ from, to }) => {
    const middle = (from + to) / 2;
    const after = lines.flatMap((line) => line.words.find((word) => word.left >= middle) ?? []);
    const before = lines.flatMap((line) => line.words.findLast((word) => word.right <= middle) ?? []);
    const parts = after.filter(({ text }) => isFigure(text)).length >= Math.max(3, 0.5 * after.length);
    return parts && before.length > 0 && !before.every(({ text }) => isMark(text)) ? [middle] : [];
  });
}

/** A cell over several columns whose words keep to the columns, apart as cells are: the lines between them are only not drawn. */
function splitSpans(cells: readonly GridPlace[], xs: readonly number[]): GridPlace[] {
  return cells.flatMap((cell) => {
    if (cell.columnSpan < 2) return [cell];
    const inner = xs.slice(cell.column + 1, cell.column + cell.columnSpan);
    const lines = linesOf(cell.words);
    const open = inner.filter((x) => lines.every((line) => !isAcross(line, x)) && parts(lines, x));
    if (open.length === 0) return [cell];
    const starts = [cell.column, ...open.map((x) => xs.indexOf(x))];
    return starts.map((column, index) => {
      const end = starts[index + 1] ?? cell.column + cell.columnSpan;
      const [left, right] = [index === 0 ? -Infinity : (xs[column] ?? 0), index === starts.length - 1 ? Infinity : (xs[end] ?? 0)];
      const words = cell.words.filter((word) => word.left + word.right >= 2 * left && word.left + word.right < 2 * right);
      return { ...cell, column, columnSpan: end - column, words };
    });
  });
}

function parts(lines: readonly WordLine[], x: number): boolean {
  return lines.some((line) => {
    const left = line.words.filter((word) => word.right <= x + 1).map((word) => word.right);
    const right = line.words.filter((word) => word.left >= x - 1).map((word) => word.left);
    return left.length > 0 && right.length > 0 && Math.min(...right) - Math.max(...left) > 0.8 * (line.bottom - line.top);
  });
}

/** A long column of figures beside rows that are drawn is cut where they are. */
function cutSpans(cells: readonly GridPlace[], ys: readonly number[]): GridPlace[] {
  return cells.flatMap((cell) => {
    const lines = linesOf(cell.words);
    if (cell.rowSpan < 2 || lines.length < 6) return [cell];
    return Array.from({ length: cell.rowSpan }, (_, index) => {
      const [top, bottom] = [ys[cell.row + index] ?? 0, ys[cell.row + index + 1] ?? 0];
      const words = cell.words.filter((word) => word.top + word.bottom >= 2 * top && word.top + word.bottom < 2 * bottom);
      return { ...cell, row: cell.row + index, rowSpan: 1, words };
    });
  });
}

function textOf(line: WordLine): string {
  return line.words.map(({ text }) => text).join(' ');
}
