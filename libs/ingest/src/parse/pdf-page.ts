import { extentOf, cellText, type PdfGrid } from './pdf-grid.ts';
import { refine } from './pdf-grid-refine.ts';
import { findAligned } from './pdf-aligned.ts';
import { findLattices } from './pdf-lattice.ts';
import { boxOf, type PageSize, type PdfItem, type PdfTable, toLine } from './pdf-lines.ts';
import { inReadingOrder, type Row } from './pdf-order.ts';
import { findRulings } from './pdf-rulings.ts';
import type { PdfWord } from './pdf-word.ts';
import { readWords } from './pdf-words.ts';
import type { PdfPage } from './pdfium-page.ts';

/** `hasMore`: text that stands outside the page's edge, where nobody sees it, is left out. */
export interface PageItems {
  readonly items: readonly PdfItem[];
  readonly hasMore: boolean;
}

/** Everything on the page in reading order: lines, and tables by what is drawn and by what stands in columns. */
export function readItems(page: PdfPage, number: number): PageItems {
  const size = { number, width: page.width, height: page.height };
  const all = readWords(page);
  const read = all.filter((word) => isOnPage(word, size));
  const hasMore = read.length < all.length;
  const words = read.filter((word) => !typedRule.test(word.text));
  const fields = page.fields(size);
  if (words.length === 0) return { items: fields, hasMore };
  const typed = read
    .filter((word) => typedRule.test(word.text))
    .map((word) => ({ ...word, top: middleOf(word), bottom: middleOf(word), kind: 'stroke' as const }));
  const rulings = findRulings([...page.drawn(), ...typed], size);
  const lattices = findLattices(rulings, words).flatMap((grid) => refine(grid) ?? []);
  const taken = new Set(lattices.flatMap((grid) => grid.cells.flatMap((cell) => cell.words)));
  const runs = inReadingOrder(
    words.filter((word) => !taken.has(word)),
    lattices,
  );
  const items = runs.flatMap((run): PdfItem[] => {
    if ('grid' in run) return [toTable(run.grid, size)];
    return findAligned(run.rows, rulings).map((part) => ('cells' in part ? toTable(part, size) : toLine(wordsOf(part), size)));
  });
  return { items: [...items, ...fields], hasMore };
}

/** A line made of signs, as typewriters draw them. */
const typedRule = /^[-_=–—]{6,}$/;

function middleOf({ top, bottom }: PdfWord): number {
  return (top + bottom) / 2;
}

function isOnPage({ left, right, top, bottom }: PdfWord, { width, height }: PageSize): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

function wordsOf(row: Row): PdfWord[] {
  return row.segments.flatMap((segment) => segment.words);
}

function toTable({ cells, headerRows }: PdfGrid, size: PageSize): PdfTable {
  const rows = Map.groupBy(cells, ({ row }) => row);
  const boxes = [...rows.keys()]
    .sort((a, b) => a - b)
    .map((row) => boxOf([extentOf((rows.get(row) ?? []).flatMap(({ words }) => words))], size));
  return { kind: 'table', rows: boxes, headerRows, cells: cells.map(({ words, ...place }) => ({ ...place, text: cellText(words) })) };
}
