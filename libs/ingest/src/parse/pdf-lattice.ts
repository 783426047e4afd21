import type { GridPlace, PdfGrid } from './pdf-grid.ts';
import type { Ruling, Rulings } from './pdf-rulings.ts';
import type { PdfWord } from './pdf-word.ts';

const near = 3.2;
/** Cells of the finest grid that is still a table, not a drawing. */
const maxCells = 20_000;

/** Tables whose cells are parted by drawn lines. */
export function findLattices({ horizontal, vertical }: Lines, words: readonly PdfWord[]): PdfGrid[] {
  return components(horizontal, vertical).flatMap((lines) => {
    const lattice = latticeOf(lines);
    const grid = lattice && fill(lattice, words);
    return grid ? [grid] : [];
  });
}

type Lines = Pick<Rulings, 'horizontal' | 'vertical'>;

interface Lattice extends Lines {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Lines that cross or touch each other, however many lie between them. */
function components(horizontal: readonly Ruling[], vertical: readonly Ruling[]): Lines[] {
  const group = [...horizontal, ...vertical].map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] ?? root;
    group[index] = root;
    return root;
  };
  for (const [h, across] of horizontal.entries())
    for (const [v, down] of vertical.entries()) if (crosses(across, down)) group[rootOf(horizontal.length + v)] = rootOf(h);
  const all = [...horizontal.map((ruling) => ({ ruling, isAcross: true })), ...vertical.map((ruling) => ({ ruling, isAcross: false }))];
  const gathered = Map.groupBy(
    all.map((line, index) => ({ ...line, root: rootOf(index) })),
    ({ root }) => root,
  );
  const found = [...gathered.values()].map((lines) => ({
    horizontal: lines.filter(({ isAcross }) => isAcross).map(({ ruling }) => ruling),
    vertical: lines.filter(({ isAcross }) => !isAcross).map(({ ruling }) => ruling),
  }));
  const loose = found.filter((lines) => lines.vertical.length === 0).flatMap((lines) => lines.horizontal);
  return found.filter((lines) => lines.vertical.length > 0).map((lines) => goingOn(lines, loose));
}

const nextRow = 45;

/** Rows below whose cells no line parts belong to the table when the lines between them are as wide as it is. */
function goingOn({ horizontal, vertical }: Lines, loose: readonly Ruling[]): Lines {
  const [left, right] = [Math.min(...horizontal.map(({ from }) => from)), Math.max(...horizontal.map(({ to }) => to))];
  const kept = [...horizontal];
  let bottom = Math.max(...horizontal.map(({ at }) => at));
  for (const line of [...loose].sort((a, b) => a.at - b.at)) {
    const fits = Math.abs(line.from - left) < 2 * near && Math.abs(line.to - right) < 2 * near;
    if (!fits || line.at <= bottom || line.at - bottom > nextRow) continue;
    kept.push(line);
    bottom = line.at;
  }
  return { horizontal: kept, vertical };
}

function crosses(across: Ruling, down: Ruling): boolean {
  return down.at >= across.from - near && down.at <= across.to + near && across.at >= down.from - near && across.at <= down.to + near;
}

function latticeOf({ horizontal, vertical }: Lines): Lattice | null {
  if (horizontal.length < 2 || vertical.length < 1) return null;
  const width = Math.max(...horizontal.map(({ to }) => to)) - Math.min(...horizontal.map(({ from }) => from));
  const height = Math.max(...vertical.map(({ to }) => to)) - Math.min(...vertical.map(({ from }) => from));
  const across = horizontal.filter(({ edge, from, to }) => !edge || to - from > 0.6 * width);
  const down = vertical.filter(({ edge, from, to }) => !edge || to - from > 0.1 * height);
  const ends = (lines: readonly Ruling[]): number[] => lines.flatMap(({ from, to }) => [from, to]);
  const xs = places([...down.map(({ at }) => at), ...outermost(ends(across))]);
  const ys = places([...across.map(({ at }) => at), ...outermost(ends(down))]);
  return xs.length < 3 || ys.length < 3 || xs.length * ys.length > maxCells ? null : { xs, ys, horizontal: across, vertical: down };
}

function outermost(values: readonly number[]): number[] {
  return values.length === 0 ? [] : [Math.min(...values), Math.max(...values)];
}

/** Values that differ, each for all that are close to it. */
function places(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (value - (result.at(-1) ?? -Infinity) > 2 * near) result.push(value);
  return result;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A cell goes on to the right and down until a line stops it. */
function cellsOf({ xs, ys, horizontal, vertical }: Lattice): Cell[] {
  const stopsRight = (row: number, column: number): boolean => isDrawn(vertical, xs[column + 1] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0);
  const stopsBelow = (row: number, column: number): boolean => isDrawn(horizontal, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0);
  const taken = new Set<string>();
  const cells: Cell[] = [];
  for (let row = 0; row < ys.length - 1; row += 1)
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row} ${column}`)) continue;
      let right = column;
      while (right < xs.length - 2 && !taken.has(`${row} ${right + 1}`) && !stopsRight(row, right)) right += 1;
      let bottom = row;
      const across = Array.from({ length: right - column + 1 }, (_, index) => column + index);
      while (
        bottom < ys.length - 2 &&
        !across.some((at) => stopsBelow(bottom, at)) &&
        !across.slice(0, -1).some((at) => stopsRight(bottom + 1, at)) &&
        (right === xs.length - 2 || stopsRight(bottom + 1, right))
      )
        bottom += 1;
      const down = Array.from({ length: bottom - row + 1 }, (_, index) => row + index);
      for (const place of down.flatMap((r) => across.map((at) => `${r} ${at}`))) taken.add(place);
      cells.push({ row, column, rowSpan: bottom - row + 1, columnSpan: right - column + 1 });
    }
  return cells;
}

function isDrawn(lines: readonly Ruling[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const line of lines)
    if (Math.abs(line.at - at) <= 2 * near) covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
  return covered >= 0.5 * (to - from);
}

function fill(lattice: Lattice, words: readonly PdfWord[]): PdfGrid | null {
  const { xs, ys } = lattice;
  const area = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
  const cells = cellsOf(lattice);
  const held = wordsByCell(lattice, cells, words);
  const places: GridPlace[] = cells.map((cell, index) => ({ ...cell, words: held[index] ?? [] }));
  return { area, xs, ys, cells: places.filter((place) => place.words.length > 0), headerRows: 0 };
}

/** Every word is looked up once: a page may hold 100,000 of them beside 20,000 cells. */
function wordsByCell({ xs, ys }: Lattice, cells: readonly Cell[], words: readonly PdfWord[]): PdfWord[][] {
  const owners = Array.from({ length: xs.length * ys.length }, () => -1);
  for (const [index, { row, column, rowSpan, columnSpan }] of cells.entries())
    for (let down = row; down < row + rowSpan; down += 1)
      owners.fill(index, down * xs.length + column, down * xs.length + column + columnSpan);
  const held: PdfWord[][] = cells.map(() => []);
  for (const word of words) {
    const [row, column] = [intervalOf(ys, (word.top + word.bottom) / 2), intervalOf(xs, (word.left + word.right) / 2)];
    if (row >= 0 && column >= 0) held[owners[row * xs.length + column] ?? -1]?.push(word);
  }
  return held;
}

/** The index of the last edge at or before `value`; -1 outside the edges, which ascend. */
function intervalOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low === edges.length ? -1 : low - 1;
}
