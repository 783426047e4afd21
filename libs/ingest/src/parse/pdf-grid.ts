import type { Extent, PdfWord } from './pdf-words.ts';

/** Words in a place of a grid, counted from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly words: readonly PdfWord[];
}

/** A table as found on its page; cells without words may be missing. */
export interface PdfGrid {
  readonly area: Extent;
  readonly cells: readonly GridPlace[];
  readonly headerRows: number;
}

/** Words that stand on one line. */
export interface WordLine extends Extent {
  readonly words: readonly PdfWord[];
}

export function extentOf(parts: readonly Extent[]): Extent {
  const extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { left, top, right, bottom } of parts) {
    extent.left = Math.min(extent.left, left);
    extent.top = Math.min(extent.top, top);
    extent.right = Math.max(extent.right, right);
    extent.bottom = Math.max(extent.bottom, bottom);
  }
  return extent;
}

/** Gathers words into lines by where they stand, from the top; in a line from the left, but as PDFium orders them where it sees one line. */
export function linesOf(words: readonly PdfWord[]): WordLine[] {
  const lines: { top: number; bottom: number; words: PdfWord[] }[] = [];
  for (const word of [...words].sort((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const last = lines.at(-1);
    const overlap = last ? Math.min(last.bottom, word.bottom) - Math.max(last.top, word.top) : 0;
    if (last && overlap > 0.5 * Math.min(last.bottom - last.top, word.bottom - word.top)) {
      last.words.push(word);
      if (last.words.length === 1 || word.size > 0.8 * (last.bottom - last.top)) {
        last.top = Math.min(last.top, word.top);
        last.bottom = Math.max(last.bottom, word.bottom);
      }
    } else lines.push({ top: word.top, bottom: word.bottom, words: [word] });
  }
  return lines.map((line) => ({ ...extentOf(line.words), words: inReadingOrder(line.words) }));
}

function inReadingOrder(words: readonly PdfWord[]): PdfWord[] {
  const first = words[0];
  const oneLine = words.every((word) => word.line === first?.line);
  return [...words].sort((a, b) => (oneLine ? a.order - b.order : a.left - b.left));
}

const mark = /^[•◦▪‣●○■❖➢✓·o-]$/;

/** A number as tables show it, or what stands for one that is missing. */
export function isFigure(text: string): boolean {
  return /^(?=.*[\d])[\d\s.,:%$€£¥()+\-–—−*†‡/<>~≤≥±=^a-e]*$/i.test(text) || /^(?:[-–—−.‡†*]+|n\.?\/?a\.?)$/i.test(text);
}

export function isMark(text: string): boolean {
  return mark.test(text);
}

/** The words of a cell as one text: its lines joined by spaces, a word broken at a line's end put together. */
export function cellText(words: readonly PdfWord[]): string {
  let text = '';
  for (const line of linesOf(words)) {
    const next = line.words.map((word) => word.text).join(' ');
    const joins = /\p{L}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next);
    text = joins ? text.slice(0, -1) + next : text === '' ? next : `${text} ${next}`;
  }
  return text;
}
