import { bandOf, extentOf, levelled, type PdfGrid } from './pdf-grid.ts';
import type { Extent, PdfWord } from './pdf-word.ts';

/** Words of one line that stand close together. */
export interface Segment extends Extent {
  readonly words: readonly PdfWord[];
  readonly letters: number;
  readonly grid?: undefined;
}

/** A table that is already found moves as one piece. */
interface Whole extends Extent {
  readonly grid: PdfGrid;
}

type Piece = Segment | Whole;

/** What stands side by side, from the left. */
export interface Row extends Extent {
  readonly segments: readonly Segment[];
}

/** Rows that follow each other in one column; a table stands alone. */
export type Run = { readonly rows: readonly Row[] } | { readonly grid: PdfGrid };

/** White of this many letter heights parts segments of a line and columns of a page. */
const apart = 0.8;
const maxDepth = 6;
/** Lines of one page among which columns are looked for; no sheet of paper holds more. */
const maxLevels = 1500;
/** Letters of the shortest line that still reads as text in a narrow column. */
const shortLine = 18;

/** The page in reading order: rows from the top, but where a white gutter runs down between texts, column after column. */
export function inReadingOrder(words: readonly PdfWord[], grids: readonly PdfGrid[]): Run[] {
  const pieces: Piece[] = [...segmentsOf(words), ...grids.map((grid) => ({ ...grid.area, grid }))];
  return ordered(pieces, 0);
}

export function segmentsOf(words: readonly PdfWord[]): Segment[] {
  const segments: PdfWord[][] = [];
  let last: PdfWord | null = null;
  for (const word of words) {
    const gap = last ? Math.max(word.left - last.right, last.left - word.right) : Infinity;
    const goesOn = last && last.line === word.line && gap < apart * Math.max(word.size, last.size) && level(last, word);
    if (goesOn) segments.at(-1)?.push(word);
    else segments.push([word]);
    last = word;
  }
  return segments.map((group) => ({
    ...extentOf(group),
    words: group,
    letters: group.reduce((sum, { text }) => sum + text.length, 0),
  }));
}

/** Raised and lowered marks belong to the line they touch. */
function level(a: Extent, b: Extent): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return overlap > 0.3 * Math.min(a.bottom - a.top, b.bottom - b.top) || a.bottom - a.top > 3 * (a.right - a.left);
}

interface Level extends Extent {
  readonly pieces: readonly Piece[];
}

function ordered(pieces: readonly Piece[], depth: number): Run[] {
  const levels = levelsOf(pieces);
  const runs: Run[] = [];
  let plain: Row[] = [];
  const endRun = (): void => {
    if (plain.length > 0) runs.push({ rows: plain });
    plain = [];
  };
  for (let from = 0; from < levels.length;) {
    const columns = depth < maxDepth && levels.length <= maxLevels ? columnsFrom(levels, from) : null;
    if (columns) {
      endRun();
      for (const column of columns.parts) runs.push(...ordered(column, depth + 1));
      from = columns.end;
      continue;
    }
    const pieces = levels[from]?.pieces ?? [];
    for (const piece of pieces)
      if (piece.grid) {
        endRun();
        runs.push({ grid: piece.grid });
      }
    const segments = pieces.filter((piece): piece is Segment => piece.grid === undefined);
    if (segments.length > 0) plain.push({ ...extentOf(segments), segments });
    from += 1;
  }
  endRun();
  return runs;
}

/** Gathers pieces that are level; a table is a level of its own. */
function levelsOf(pieces: readonly Piece[]): Level[] {
  const segments = pieces.filter((piece): piece is Segment => piece.grid === undefined);
  const levels: Piece[][] = levelled(segments.map((segment) => ({ ...bandOf(segment.words), parts: [segment] })));
  const wholes = pieces.filter((piece) => piece.grid).map((piece) => [piece]);
  return [...levels, ...wholes]
    .map((level) => ({ ...extentOf(level), pieces: sideBySide(level) }))
    .sort((a, b) => middleOf(a) - middleOf(b));
}

/** A table counts from its top. */
function middleOf({ pieces: [first], top, bottom }: Level): number {
  return first?.grid ? top : (top + bottom) / 2;
}

/** PDFium knows which way a line is written; between lines of its, left comes first. */
function sideBySide(pieces: readonly Piece[]): Piece[] {
  const lines = new Set(pieces.map((piece) => (piece.grid ? -1 : piece.words[0]?.line)));
  return [...pieces].sort((a, b) => (lines.size === 1 && !a.grid && !b.grid ? orderOf(a) - orderOf(b) : a.left - b.left));
}

function orderOf(segment: Segment): number {
  return segment.words[0]?.order ?? 0;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The columns that begin at this level and how far down they go; null when the text goes across. */
function columnsFrom(levels: readonly Level[], from: number): { parts: Piece[][]; end: number } | null {
  let gaps = gapsOf(levels[from]?.pieces ?? []);
  let end = from + 1;
  let best: { gaps: Gap[]; end: number } | null = null;
  for (; end < levels.length && gaps.length > 0; end += 1) {
    const next = levels[end]?.pieces ?? [];
    const left = gaps.flatMap((gap) => without(gap, next));
    if (left.length === 0) break;
    gaps = left;
  }
  if (gaps.length > 0) best = { gaps, end };
  if (!best || best.end - from < 3) return null;
  const pieces = levels.slice(from, best.end).flatMap((level) => level.pieces);
  const kept = best.gaps.filter((gap) => partsText(pieces, gap));
  if (kept.length === 0) return null;
  const parts = Array.from({ length: kept.length + 1 }, (): Piece[] => []);
  for (const piece of pieces) parts[kept.filter((gap) => gap.to <= piece.left + 1).length]?.push(piece);
  return { parts, end: best.end };
}

function gapsOf(pieces: readonly Piece[]): Gap[] {
  const sorted = [...pieces].sort((a, b) => a.left - b.left);
  let right = sorted[0]?.right ?? 0;
  const gaps: Gap[] = [];
  for (const piece of sorted.slice(1)) {
    if (piece.left - right >= minimum(piece)) gaps.push({ from: right, to: piece.left });
    right = Math.max(right, piece.right);
  }
  return gaps;
}

function without(gap: Gap, pieces: readonly Piece[]): Gap[] {
  let rest = [gap];
  for (const piece of pieces)
    rest = rest.flatMap(({ from, to }) => {
      if (piece.right <= from || piece.left >= to) return [{ from, to }];
      return [
        { from, to: piece.left },
        { from: piece.right, to },
      ].filter((part) => part.to - part.from >= minimum(piece));
    });
  return rest;
}

function minimum(piece: Piece): number {
  return piece.grid ? 6 : Math.min(Math.max(apart * (piece.bottom - piece.top), 5), 14);
}

/** Whether both sides read as running text: at least three lines, most of them long and filling their side. Cells of a table and marks of a list do not. */
function partsText(pieces: readonly Piece[], gap: Gap): boolean {
  const left = pieces.filter((piece) => piece.right <= gap.from + 1);
  const right = pieces.filter((piece) => piece.left >= gap.to - 1);
  return left.length + right.length === pieces.length && isText(left) && isText(right);
}

function isText(side: readonly Piece[]): boolean {
  if (side.some((piece) => piece.grid)) return true;
  // Most cells of tables end here, before the side is set out in rows.
  if (side.filter((piece) => !piece.grid && piece.letters >= shortLine).length < 0.3 * side.length) return false;
  const rows = levelsOf(side);
  const width = Math.max(...side.map((piece) => piece.right)) - Math.min(...side.map((piece) => piece.left));
  const long = rows.filter((row) => row.right - row.left > 0.45 * width && lettersOf(row.pieces) >= shortLine && isDense(row));
  return rows.length >= 3 && long.length >= 0.5 * rows.length;
}

function isDense(row: Level): boolean {
  const white = row.right - row.left - row.pieces.reduce((sum, piece) => sum + piece.right - piece.left, 0);
  return white < 0.25 * (row.right - row.left);
}

function lettersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.grid ? 0 : piece.letters), 0);
}
