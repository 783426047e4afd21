import type { Box, HiddenText } from '#core';
import type { GridCell } from './canonical-text.ts';
import { extentOf } from './pdf-grid.ts';
import type { Extent, PdfWord } from './pdf-word.ts';

/** One line as it stands on its page. `cells` has more than one entry where gaps wider than two letters part the line. */
export interface PdfLine {
  readonly kind: 'line';
  readonly cells: readonly string[];
  readonly box: Box;
  /** Height of its letters in points: what tells headings from text. */
  readonly size: number;
  readonly bold: boolean;
  /** Its last word goes on in the next line. */
  readonly broken: boolean;
}

/** A table with a box for each of its rows. */
export interface PdfTable {
  readonly kind: 'table';
  readonly cells: readonly GridCell[];
  readonly headerRows: number;
  readonly rows: readonly Box[];
}

/** A field of a form as "label: value". */
export interface PdfField {
  readonly kind: 'field';
  readonly text: string;
  readonly box: Box;
}

export type PdfItem = PdfLine | PdfTable | PdfField;

export interface ReadPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly items: readonly PdfItem[];
  readonly hidden: readonly HiddenText[];
  /** Null where the file itself holds the text. */
  readonly ocrConfidence: number | null;
}

export type PageSize = Pick<ReadPage, 'number' | 'width' | 'height'>;

export function linesOn(page: ReadPage): PdfLine[] {
  return page.items.filter((item) => item.kind === 'line');
}

export function toLine(words: readonly PdfWord[], page: PageSize): PdfLine {
  const cells = [''];
  let previous: PdfWord | null = null;
  for (const word of words) {
    const gap = previous ? Math.max(word.left - previous.right, previous.left - word.right) : 0;
    if (previous && gap > 2 * previous.size) cells.push(word.text);
    else cells[cells.length - 1] += previous ? ` ${word.text}` : word.text;
    previous = word;
  }
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const boldLetters = words.reduce((sum, { text, bold }) => sum + (bold ? text.length : 0), 0);
  const broken = words.at(-1)?.broken === true;
  return { kind: 'line', cells, box: boxOf(words, page), size: medianSize(words), bold: boldLetters > 0.8 * letters, broken };
}

/** Around the parts, cut off at the page's edge. */
export function boxOf(parts: readonly Extent[], page: PageSize): Box {
  const { left, top, right, bottom } = extentOf(parts);
  const [x, y] = [clamp(left, page.width), clamp(top, page.height)];
  const [width, height] = [hundredths(clamp(right, page.width) - x), hundredths(clamp(bottom, page.height) - y)];
  return { page: page.number, x, y, width, height };
}

function clamp(value: number, limit: number): number {
  return Number.isFinite(value) ? hundredths(Math.min(Math.max(value, 0), limit)) : 0;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Of the letters, not of the words: a raised footnote mark does not count like a line of text. */
function medianSize(words: readonly PdfWord[]): number {
  const sizes = words.flatMap(({ size, text }) => Array.from({ length: Math.min(text.length, 40) }, () => size)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}
