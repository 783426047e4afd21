import type { Extent, PdfWord } from './pdf-word.ts';

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
  /** Where columns begin and end. */
  readonly xs: readonly number[];
  /** Where rows begin and end. */
  readonly ys: readonly number[];
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

/** Gathers words into lines from the top: what PDFium sees as one line, joined with others that are level with it. */
export function linesOf(words: readonly PdfWord[]): WordLine[] {
  const seen: PdfWord[][] = [];
  let last: PdfWord | null = null;
  for (const word of [...words].sort((a, b) => a.order - b.order)) {
    if (last && last.line === word.line && Math.min(last.bottom, word.bottom) > Math.max(last.top, word.top)) seen.at(-1)?.push(word);
    else seen.push([word]);
    last = word;
  }
  return levelled(seen.map((group) => ({ ...bandOf(group), parts: group }))).map((group) => ({
    ...extentOf(group),
    words: inReadingOrder(group),
  }));
}

interface Banded<T> {
  readonly top: number;
  readonly bottom: number;
  readonly parts: readonly T[];
}

/** Puts together what stands on one level: bands that share more than half of the lower one's height. From the top. */
export function levelled<T>(groups: readonly Banded<T>[]): T[][] {
  const levels: { top: number; bottom: number; parts: T[] }[] = [];
  for (const { top, bottom, parts } of [...groups].sort((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const last = levels.at(-1);
    const shared = last ? Math.min(last.bottom, bottom) - Math.max(last.top, top) : 0;
    if (last && shared > 0.5 * Math.min(last.bottom - last.top, bottom - top)) last.parts.push(...parts);
    else levels.push({ top, bottom, parts: [...parts] });
  }
  return levels.map((level) => level.parts);
}

/** Where most of the words stand: a bullet or a raised mark does not count. */
export function bandOf(words: readonly PdfWord[]): { top: number; bottom: number } {
  const tops = words.map(({ top }) => top).sort((a, b) => a - b);
  const bottoms = words.map(({ bottom }) => bottom).sort((a, b) => a - b);
  return { top: tops[tops.length >> 1] ?? 0, bottom: bottoms[bottoms.length >> 1] ?? 0 };
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
