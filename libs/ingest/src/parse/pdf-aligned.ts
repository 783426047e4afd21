import { gridOf } from './pdf-aligned-grid.ts';
import { type AlignedRow, type AlignedTable, textsOf } from './pdf-aligned-row.ts';
import { isFigure, isMark, type PdfGrid } from './pdf-grid.ts';
import { guttersOf, medianHeight } from './pdf-gutters.ts';
import type { Row } from './pdf-order.ts';
import type { Ruling, Rulings } from './pdf-rulings.ts';

/** The rows with tables in place of those that stand in columns without lines around their cells. */
export function findAligned(rows: readonly Row[], { horizontal }: Rulings): (Row | PdfGrid)[] {
  const all = rows.map((row) => ({
    row,
    words: row.segments.flatMap(({ words }) => words),
    left: row.left,
    right: row.right,
    top: row.top,
    bottom: row.bottom,
  }));
  const result: (Row | PdfGrid)[] = [];
  let done = 0;
  for (const { from, to } of groupsOf(all)) {
    const group = bounded(all, { from: Math.max(from, done), to }, horizontal, done);
    const table = tableOf(all.slice(group.from, group.to), horizontal, group.ruled);
    if (!table) continue;
    result.push(...rows.slice(done, group.from), gridOf(table));
    done = group.to;
  }
  return [...result, ...rows.slice(done)];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function isParted(row: AlignedRow | undefined): boolean {
  return (row?.row.segments.length ?? 0) > 1;
}

/** Stretches that begin and end with parted rows, with at most two others in between and no wide white. */
function groupsOf(rows: readonly AlignedRow[]): Range[] {
  const groups: { from: number; to: number }[] = [];
  for (const [index, row] of rows.entries()) {
    if (!isParted(row)) continue;
    const last = groups.at(-1);
    const between = last ? rows.slice(last.to, index) : [];
    const joins =
      last &&
      between.length <= 2 &&
      !hasWideGap(rows.slice(last.to - 1, index + 1)) &&
      !between.some((other) => isProse(other, rows.slice(last.from, last.to)));
    if (joins) last.to = index + 1;
    else groups.push({ from: index, to: index + 1 });
  }
  return groups.filter(({ from, to }) => to - from >= 2);
}

function hasWideGap(rows: readonly AlignedRow[]): boolean {
  return rows.some((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && row.top - before.bottom > 3 * medianHeight([row]);
  });
}

/** Text over most of the width of the rows before it, hardly parted and no figures. */
function isProse({ row, words, left, right }: AlignedRow, group: readonly AlignedRow[]): boolean {
  const [start, end] = [Math.min(...group.map((other) => other.left)), Math.max(...group.map((other) => other.right))];
  const white = right - left - row.segments.reduce((sum, segment) => sum + segment.right - segment.left, 0);
  const texts = words.filter(({ text }) => !isFigure(text));
  return right - left > 0.75 * (end - start) && texts.length > 6 && texts.length > 0.6 * words.length && white < 0.08 * (right - left);
}

const caption = /^(?:table|tab\.|exhibit|figure|fig\.|source|notes?)\b/i;
const reach = 6;

/** Stretches the group to the lines drawn above and below it, or cuts it at them; without such lines a heading over columns still belongs to it. */
function bounded(rows: readonly AlignedRow[], { from, to }: Range, rulings: readonly Ruling[], done: number): Range & { ruled: boolean } {
  const group = rows.slice(from, to);
  const [left, right] = [Math.min(...group.map((row) => row.left)), Math.max(...group.map((row) => row.right))];
  const wide = rulings.filter(
    (rule) => Math.min(rule.to, right) - Math.max(rule.from, left) > 0.75 * (right - left) && rule.to - rule.from < 1.4 * (right - left),
  );
  const [first, last] = [rows[Math.max(done, from - reach)], rows[Math.min(rows.length - 1, to + 2)]];
  const close = wide.filter(({ at }) => at >= (first?.top ?? 0) - 12 && at <= (last?.bottom ?? 0) + 12).map(({ at }) => at);
  const [top, bottom] = [Math.min(...close), Math.max(...close)];
  const inside = rows.flatMap((row, index) => (index >= done && middle(row) > top && middle(row) < bottom ? [index] : []));
  const shared = inside.filter((index) => index >= from && index < to).length;
  const [start, end] = [inside[0] ?? from, (inside.at(-1) ?? to - 1) + 1];
  const added = [...rows.slice(start, from), ...rows.slice(to, end)];
  if (close.length >= 2 && shared >= 0.7 * (to - from) && added.filter((row) => isProse(row, group)).length <= 1)
    return { from: start, to: end, ruled: true };
  return { ...unruled(rows, { from, to }, done), ruled: close.length > 0 };
}

function middle({ top, bottom }: AlignedRow): number {
  return (top + bottom) / 2;
}

/** A caption at the top is none of its rows; a heading centred over several columns is. */
function unruled(rows: readonly AlignedRow[], range: Range, done: number): Range {
  let { from } = range;
  while (from < range.to && caption.test(textOf(rows[from]))) from += 1;
  while (from < range.to && from > range.from && !isParted(rows[from])) from += 1;
  const [first, above] = [rows[from], rows[from - 1]];
  if (from !== range.from || !first || !above || from - 1 < done || caption.test(textOf(above))) return { from, to: range.to };
  const close = first.top - above.bottom < 0.8 * medianHeight([first]) && above.words.length <= 6;
  const second = first.row.segments[1];
  return { from: close && second && above.left > first.left + 20 && above.right <= first.right + 5 ? from - 1 : from, to: range.to };
}

/** The group as a table, or null when it is a list, a table of contents, or text that only happens to be wide apart. */
function tableOf(rows: readonly AlignedRow[], horizontal: readonly Ruling[], ruled: boolean): AlignedTable | null {
  const parted = rows.filter(isParted);
  if (parted.length < (ruled ? 2 : 3) || parted.length < 0.5 * rows.length) return null;
  const most = Math.max(...parted.map(({ row }) => row.segments.length));
  const body = parted.filter(({ row }) => row.segments.length >= 0.5 * most);
  const gutters = guttersOf(body);
  if (gutters.length === 0) return null;
  const [left, right, top, bottom] = [
    Math.min(...rows.map((row) => row.left)),
    Math.max(...rows.map((row) => row.right)),
    rows[0]?.top ?? 0,
    rows.at(-1)?.bottom ?? 0,
  ];
  const rulings = horizontal
    .filter(({ at, from, to }) => at > top - 2 && at < bottom + 2 && from < right && to > left)
    .sort((a, b) => a.at - b.at);
  const table = { rows, gutters, size: medianHeight(rows), rulings };
  return isTable(table, body, ruled) ? table : null;
}

function isTable({ gutters, rows }: AlignedTable, body: readonly AlignedRow[], ruled: boolean): boolean {
  const columns = body.map((row) => textsOf(row, gutters));
  const cells = columns.flat().filter((text) => text !== '');
  const firsts = columns.flatMap(([first]) => first || []);
  const later = columns.flatMap((texts) => texts.slice(1)).filter((text) => text !== '');
  if (firsts.length > 0 && firsts.every((text) => isMark(text) || /^[([]?[\p{L}\d]{1,3}[.)\]:]?$/u.test(text)) && gutters.length === 1)
    return false;
  if (gutters.length === 1 && body.filter((row) => /\.{4,}|(?:\. ){4,}/.test(textOf(row))).length > 0.5 * body.length) return false;
  const figures = later.filter(isFigure).length / Math.max(later.length, 1);
  const words = cells.reduce((sum, text) => sum + text.split(' ').length, 0) / Math.max(cells.length, 1);
  const filled = cells.length / Math.max(body.length * (gutters.length + 1), 1);
  const prose = rows.filter((row) => isProse(row, body)).length;
  if (prose > 0.2 * rows.length || words > 9) return false;
  if (figures >= 0.5 && filled >= 0.5) return true;
  return ruled ? filled >= 0.6 : gutters.length >= 2 && body.length >= 4 && filled >= 0.7 && words <= 4;
}

function textOf(row: AlignedRow | undefined): string {
  return row?.words.map(({ text }) => text).join(' ') ?? '';
}
