import type { HiddenText } from '#core';
import { maxObjects } from './pdf-drawn.ts';
import { maxAnnotations } from './pdf-fields.ts';
import { extentOf, cellText, type PdfGrid } from './pdf-grid.ts';
import { refine } from './pdf-grid-refine.ts';
import { findAligned } from './pdf-aligned.ts';
import { findLattices } from './pdf-lattice.ts';
import { boxOf, type PageSize, type PdfItem, type PdfTable, toLine } from './pdf-lines.ts';
import { inReadingOrder, type Row } from './pdf-order.ts';
import { findRulings, maxRulings } from './pdf-rulings.ts';
import { inSight } from './pdf-sight.ts';
import type { PdfWord } from './pdf-word.ts';
import { maxLetters, readWords } from './pdf-words.ts';
import type { PdfPage } from './pdfium-page.ts';

export interface PageItems {
  readonly items: readonly PdfItem[];
  readonly hidden: readonly HiddenText[];
  /** What of the page is not read, in words that go on from its number. */
  readonly warnings: readonly string[];
}

/** Everything on the page in reading order: lines, and tables by what is drawn and by what stands in columns. */
export function readItems(page: PdfPage, number: number): PageItems {
  const size = { number, width: page.width, height: page.height };
  const { read, fields, hidden, warnings } = readSeen(page, size);
  const words = read.filter((word) => !typedRule.test(word.text));
  if (words.length === 0) return { items: fields, hidden, warnings };
  const typed = read
    .filter((word) => typedRule.test(word.text))
    .map((word) => ({ ...word, top: middleOf(word), bottom: middleOf(word), kind: 'stroke' as const }));
  const { drawn, isCut } = page.drawn();
  const rulings = findRulings([...drawn, ...typed], size);
  if (isCut) warnings.push(`more than ${maxObjects} objects; lines of tables are looked for in the first of them`);
  if (rulings.isDrawing) warnings.push(`more than ${maxRulings} lines are drawn on it; its tables are found by their words alone`);
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
  return { items: [...items, ...fields], hidden, warnings };
}

/** Words and fields as they come, what of the page nobody sees, and what is told of both. */
function readSeen(page: PdfPage, size: PageSize) {
  const { seen, hidden } = inSight(readWords(page, page.doubts()), page, size);
  const { fields, hidden: hiddenFields, isCut } = page.fields(size);
  const unseen = [...hidden, ...hiddenFields.map((text) => ({ text, how: 'in a field that is not shown', page: size.number }))];
  const warnings = [
    ...(page.letters > maxLetters ? [`more than ${maxLetters} letters; the rest of it is left out`] : []),
    ...new Set(unseen.map(({ how }) => `text that nobody sees is left out: ${how}`)),
    ...(isCut ? [`more than ${maxAnnotations} form fields, links and notes; the rest of them is left out`] : []),
  ];
  return { read: seen, fields, hidden: [...unseen, ...page.asides(size.number)], warnings };
}

/** A line made of signs, as typewriters draw them. */
const typedRule = /^[-_=–—]{6,}$/;

function middleOf({ top, bottom }: PdfWord): number {
  return (top + bottom) / 2;
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
