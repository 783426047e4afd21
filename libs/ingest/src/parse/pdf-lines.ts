import type { Box } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import type { PdfCharacter, PdfPage, Rectangle } from './pdfium.ts';

/** One line as it stands on its page. `cells` has more than one entry where gaps wider than two letters part the line. */
export interface PdfLine {
  readonly cells: readonly string[];
  readonly box: Box;
  /** Height of its letters in points: what tells headings from text. */
  readonly size: number;
  /** Its last word goes on in the next line. */
  readonly broken: boolean;
}

export interface ReadPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
  /** Null where the file itself holds the text. */
  readonly ocrConfidence: number | null;
}

/** Cuts the page's characters where PDFium ends a line. */
export function readLines(page: PdfPage, number: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: PdfCharacter[] = [];
  const end = (): void => {
    const line = toLine(current, page, number);
    if (line) lines.push(line);
    current = [];
  };
  for (const character of page.characters()) {
    if (character.hyphen) current.push({ ...character, text: '-' });
    else if (character.text !== '\r' && character.text !== '\n') current.push(character);
    if (character.hyphen || character.text === '\n') end();
  }
  end();
  return lines;
}

function toLine(characters: readonly PdfCharacter[], page: PdfPage, number: number): PdfLine | null {
  const cells = toCells(characters)
    .map(toCanonicalLine)
    .filter((cell) => cell !== '');
  if (cells.length === 0) return null;
  const boxes = characters.flatMap(({ box, text }) => (box && text.trim() !== '' ? [box] : []));
  const shown = page.toShown(around(boxes));
  const broken = characters.at(-1)?.hyphen === true;
  return { cells, box: within(shown, page, number), size: medianHeight(boxes), broken };
}

/** A gap of more than two letter heights between neighbours on one line parts cells. */
function toCells(characters: readonly PdfCharacter[]): string[] {
  const cells = [''];
  let previous: Rectangle | null = null;
  for (const { text, box } of characters) {
    const printed = text.trim() === '' ? null : box;
    if (printed && previous && printed.left - previous.right > 2 * (printed.top - printed.bottom)) cells.push('');
    cells[cells.length - 1] += text;
    previous = printed ?? previous;
  }
  return cells;
}

function around(boxes: readonly Rectangle[]): Rectangle {
  const union = { left: Infinity, top: -Infinity, right: -Infinity, bottom: Infinity };
  for (const box of boxes) {
    union.left = Math.min(union.left, box.left);
    union.right = Math.max(union.right, box.right);
    union.top = Math.max(union.top, box.top);
    union.bottom = Math.min(union.bottom, box.bottom);
  }
  return boxes.length > 0 ? union : { left: 0, top: 0, right: 0, bottom: 0 };
}

function within(shown: Omit<Box, 'page'>, page: PdfPage, number: number): Box {
  const x = clamp(shown.x, page.width);
  const y = clamp(shown.y, page.height);
  const right = clamp(shown.x + shown.width, page.width);
  const bottom = clamp(shown.y + shown.height, page.height);
  return { page: number, x, y, width: hundredths(right - x), height: hundredths(bottom - y) };
}

function clamp(value: number, limit: number): number {
  return Number.isFinite(value) ? hundredths(Math.min(Math.max(value, 0), limit)) : 0;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function medianHeight(boxes: readonly Rectangle[]): number {
  const heights = boxes.map((box) => box.top - box.bottom).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}
