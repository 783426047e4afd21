import { type AlignedRow, type AlignedTable, textsOf } from './pdf-aligned-row.ts';
import { extentOf, type GridPlace, isFigure, type PdfGrid } from './pdf-grid.ts';
import { compact } from './pdf-grid-refine.ts';
import type { Gutter } from './pdf-gutters.ts';
import type { Ruling } from './pdf-rulings.ts';
import type { Extent, PdfWord } from './pdf-word.ts';

/** Words of one row that belong together, over the columns from `column` on. */
interface Chunk extends Extent {
  readonly column: number;
  readonly columnSpan: number;
  readonly words: readonly PdfWord[];
}

/** Rows that stand in columns as a grid: the head stacked, lines that only go on put with the row they belong to. */
export function gridOf(table: AlignedTable): PdfGrid {
  const heads = headCount(table);
  const chunks = table.rows.map((row) => chunksIn(row, table.gutters));
  const head = stacked(
    apart(chunks.slice(0, heads), table).map((row) => spread(row, table)),
    table,
  );
  const body = bodyRows(chunks.slice(heads), table);
  const headRows = Math.max(0, ...head.map(({ row, rowSpan }) => row + rowSpan));
  const cells = compact([...head, ...body.flatMap((row, index) => row.map((chunk) => placed(chunk, headRows + index)))]);
  const headerRows = new Set(cells.filter((cell) => cell.row < headRows).map(({ row }) => row)).size;
  return { area: extentOf(table.rows), xs: [], ys: [], cells, headerRows };
}

function placed({ column, columnSpan, words }: Chunk, row: number): GridPlace {
  return { row, column, rowSpan: 1, columnSpan, words };
}

/** Rows above the line drawn under the head, else above the first row of figures; years in a head look like figures too. */
function headCount({ rows, gutters, rulings }: AlignedTable): number {
  const width = Math.max(...rows.map(({ right }) => right)) - Math.min(...rows.map(({ left }) => left));
  const under = rulings
    .filter(({ from, to }) => to - from > 0.75 * width)
    .map(({ at }) => rows.filter((row) => (row.top + row.bottom) / 2 < at).length)
    .filter((count) => count > 0 && count <= 8 && count < rows.length);
  if (under[0] !== undefined) return under[0];
  const isBody = (row: AlignedRow): boolean => {
    const [first = '', ...others] = textsOf(row, gutters);
    const filled = others.filter((text) => text !== '');
    return first !== '' && filled.length > 0 && filled.filter(isFigure).length >= 0.5 * filled.length;
  };
  const found = rows.findIndex(isBody);
  if (found > 0) return Math.min(found, 8);
  return found === 0 && rows[0]?.words.some(({ bold }) => bold) && !rows[1]?.words.every(({ bold }) => bold) ? 1 : 0;
}

/** Cuts a row at the gutters its words leave free, and between figures that stand in different columns; what goes across spans columns. */
function chunksIn(row: AlignedRow, gutters: readonly Gutter[]): Chunk[] {
  const middles = gutters.map(({ from, to }) => (from + to) / 2);
  const columnOf = (word: Extent): number => middles.filter((at) => at < (word.left + word.right) / 2).length;
  const chunks: PdfWord[][] = [];
  let last: PdfWord | null = null;
  for (const word of [...row.words].sort((a, b) => a.left - b.left)) {
    const right = last?.right ?? -Infinity;
    const free = middles.some((at) => at > right - 2 && at < word.left + 2) && word.left - right > 0.4 * word.size;
    const figures = last !== null && isFigure(last.text) && isFigure(word.text) && columnOf(last) !== columnOf(word);
    if (chunks.length === 0 || free || figures || word.left - right > 1.6 * word.size) chunks.push([word]);
    else chunks.at(-1)?.push(word);
    if (!last || word.right > last.right) last = word;
  }
  return merged(chunks.map((words) => toChunk(words, middles)));
}

function toChunk(words: readonly PdfWord[], middles: readonly number[]): Chunk {
  const extent = extentOf(words);
  const centre = middles.filter((at) => at < (extent.left + extent.right) / 2).length;
  if (words.length === 1 && isFigure(words[0]?.text ?? '')) return { ...extent, column: centre, columnSpan: 1, words };
  const inset = Math.min(4, (extent.right - extent.left) / 2);
  const column = middles.filter((at) => at < extent.left + inset).length;
  const end = middles.filter((at) => at < extent.right - inset).length;
  return { ...extent, column, columnSpan: Math.max(1, end - column + 1), words };
}

/** Chunks that fall into one column are one cell. */
function merged(chunks: readonly Chunk[]): Chunk[] {
  const result: Chunk[] = [];
  for (const chunk of chunks) {
    const last = result.at(-1);
    if (last && chunk.column < last.column + last.columnSpan) {
      const end = Math.max(last.column + last.columnSpan, chunk.column + chunk.columnSpan);
      result[result.length - 1] = {
        ...extentOf([last, chunk]),
        column: last.column,
        columnSpan: end - last.column,
        words: [...last.words, ...chunk.words],
      };
    } else result.push(chunk);
  }
  return result;
}

/** Headings of neighbouring columns with no more than a space between them are apart when the line below them is, and no rule parts the two. */
function apart(rows: readonly (readonly Chunk[])[], { gutters, rulings, size }: AlignedTable): Chunk[][] {
  const middles = gutters.map(({ from, to }) => (from + to) / 2);
  const result: Chunk[][] = [];
  for (const row of [...rows].reverse()) {
    const below = result[0] ?? [];
    const cut = row.flatMap((chunk) => {
      const columns = Map.groupBy(chunk.words, (word) => middles.filter((at) => at < (word.left + word.right) / 2).length);
      const parts = [...columns.values()].map((words) => toChunk(words, middles));
      const stacks = parts.every((part) => {
        const lower = below.find(({ column }) => column === part.column);
        return (
          part.columnSpan === 1 &&
          lower?.columnSpan === 1 &&
          lower.top - part.bottom < 0.8 * size &&
          !isRuledOff(rulings, part.bottom, lower)
        );
      });
      return chunk.columnSpan > 1 && parts.length === chunk.columnSpan && stacks ? parts : [chunk];
    });
    result.unshift(cut);
  }
  return result;
}

/** A heading with a line drawn under it stands over all columns above which the line runs. */
function spread(row: readonly Chunk[], { rulings, gutters, rows, size }: AlignedTable): Chunk[] {
  const bounds = [
    Math.min(...rows.map(({ left }) => left)),
    ...gutters.map(({ from, to }) => (from + to) / 2),
    Math.max(...rows.map(({ right }) => right)),
  ];
  const whole = (bounds.at(-1) ?? 0) - (bounds[0] ?? 0);
  return row.map((chunk) => {
    const under = rulings.find(
      ({ at, from, to }) =>
        at > chunk.top + size * 0.5 &&
        at - chunk.bottom < size &&
        from <= chunk.left + 3 &&
        to >= chunk.right - 3 &&
        to - from < 0.75 * whole,
    );
    if (!under) return chunk;
    const covered = bounds.slice(0, -1).flatMap((left, column) => {
      const right = bounds[column + 1] ?? left;
      return Math.min(right, under.to) - Math.max(left, under.from) > 0.5 * (right - left) ? [column] : [];
    });
    const [first = chunk.column] = covered;
    const column = Math.min(first, chunk.column);
    return { ...chunk, column, columnSpan: Math.max((covered.at(-1) ?? column) + 1, chunk.column + chunk.columnSpan) - column };
  });
}

/** Lines of a head that stand close above each other in the same columns are one cell; what has nothing above or below it reaches up or down. */
function stacked(rows: readonly (readonly Chunk[])[], { size, rulings }: AlignedTable): GridPlace[] {
  const cells: { chunk: Chunk; bottom: number }[] = [];
  for (const chunk of rows.flat()) {
    const above = cells.findLast((cell) => cell.chunk.column === chunk.column && cell.chunk.columnSpan === chunk.columnSpan);
    if (above && chunk.top - above.bottom < 0.8 * size && !isRuledOff(rulings, above.bottom, chunk))
      Object.assign(above, {
        chunk: { ...above.chunk, words: [...above.chunk.words, ...chunk.words], bottom: chunk.bottom },
        bottom: chunk.bottom,
      });
    else cells.push({ chunk, bottom: chunk.bottom });
  }
  const levels = cells.map(() => 0);
  for (const [index, { chunk }] of cells.entries())
    for (const [other, upper] of cells.slice(0, index).entries())
      if (overlaps(upper.chunk, chunk)) levels[index] = Math.max(levels[index] ?? 0, (levels[other] ?? 0) + 1);
  const depth = Math.max(0, ...levels) + 1;
  return cells.map(({ chunk }, index) => {
    const below = cells.flatMap((other, at) => (at > index && overlaps(other.chunk, chunk) ? [levels[at] ?? depth] : []));
    const row = levels[index] ?? 0;
    return { row, rowSpan: Math.min(depth, ...below) - row, column: chunk.column, columnSpan: chunk.columnSpan, words: chunk.words };
  });
}

function isRuledOff(rulings: readonly Ruling[], above: number, chunk: Chunk): boolean {
  const middle = (chunk.top + chunk.bottom) / 2;
  return rulings.some(
    ({ at, from, to }) =>
      at > above - 3 && at < middle && Math.min(to, chunk.right) - Math.max(from, chunk.left) > 0.6 * (chunk.right - chunk.left),
  );
}

function overlaps(a: Chunk, b: Chunk): boolean {
  return a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan;
}

/** A row that begins in small letters, or has nothing in its first column but words in others, goes on with the one before it. */
function bodyRows(rows: readonly (readonly Chunk[])[], { size }: AlignedTable): Chunk[][] {
  const result: Chunk[][] = [];
  for (const row of rows) {
    const last = result.at(-1);
    const [top, bottom] = [Math.min(...row.map((chunk) => chunk.top)), Math.max(...(last ?? []).map((chunk) => chunk.bottom))];
    if (last && top - bottom < 0.5 * size && goesOn(last, row)) result[result.length - 1] = joined(last, row);
    else result.push([...row]);
  }
  return result;
}

function goesOn(last: readonly Chunk[], row: readonly Chunk[]): boolean {
  const begins = (chunk: Chunk): string => chunk.words[0]?.text ?? '';
  const label = row.find(({ column }) => column === 0);
  const others = row.filter(({ column }) => column !== 0);
  const figures = others.some(({ words }) => isFigure(words.map(({ text }) => text).join(' ')));
  if (label) return /^\p{Ll}/u.test(begins(label)) && (others.length === 0 || last.every(({ column }) => column === 0));
  return (
    !figures &&
    others.length > 0 &&
    last.some(({ column }) => column === 0) &&
    others.every((chunk) => last.some((cell) => overlaps(cell, chunk)))
  );
}

function joined(last: readonly Chunk[], row: readonly Chunk[]): Chunk[] {
  const result = [...last];
  for (const chunk of row) {
    const index = result.findIndex((cell) => overlaps(cell, chunk));
    const cell = result[index];
    if (cell) result[index] = { ...cell, ...extentOf([cell, chunk]), words: [...cell.words, ...chunk.words] };
    else result.push(chunk);
  }
  return result.sort((a, b) => a.column - b.column);
}
