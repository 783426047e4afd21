import type { BlockKind } from '#core';
import type { PdfField, PdfItem, PdfLine, PdfTable } from './pdf-lines.ts';

export interface PdfBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly lines: readonly PdfLine[];
}

const mark = /^(?:[•◦▪‣●○■–—*·]|-|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))\s/;
const maxHeadingLetters = 200;
const longestBold = 120;

/** The size most letters of the document have, and the levels of what is clearly larger. */
export interface Typography {
  readonly bodySize: number;
  readonly headingSizes: readonly number[];
  /** Bold lines stand out: most letters are not bold. */
  readonly boldStandsOut: boolean;
}

export function measureTypography(lines: readonly PdfLine[]): Typography {
  const letters = new Map<number, number>();
  for (const line of lines) letters.set(rounded(line.size), (letters.get(rounded(line.size)) ?? 0) + lettersOf(line));
  const [bodySize = 0] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
  const headingSizes = [...letters.keys()].filter((size) => size >= bodySize * 1.15).sort((a, b) => b - a);
  const bold = lines.reduce((sum, line) => sum + (line.bold ? lettersOf(line) : 0), 0);
  return { bodySize, headingSizes, boldStandsOut: bold < 0.25 * lines.reduce((sum, line) => sum + lettersOf(line), 0) };
}

/** One page's blocks and tables in reading order. */
export function groupItems(items: readonly PdfItem[], typography: Typography): (PdfBlock | PdfTable)[] {
  const grouped: (PdfBlock | PdfTable)[] = [];
  let lines: PdfLine[] = [];
  for (const item of items) {
    if (item.kind === 'line') {
      lines.push(item);
      continue;
    }
    grouped.push(...groupLines(lines, typography), item.kind === 'table' ? item : fieldBlock(item));
    lines = [];
  }
  return [...grouped, ...groupLines(lines, typography)];
}

function fieldBlock({ text, box }: PdfField): PdfBlock {
  return { kind: 'paragraph', level: 0, lines: [{ kind: 'line', cells: [text], box, size: box.height, bold: false, broken: false }] };
}

/** Groups lines: a new block begins at a gap, another size, a list mark, an indent after a full stop, or where a table starts or ends. */
export function groupLines(lines: readonly PdfLine[], typography: Typography): PdfBlock[] {
  const blocks: { kind: BlockKind; level: number; lines: PdfLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = blocks.at(-1);
    const seen = kindOf(line, lines[index - 1], lines[index + 1], typography);
    const kind = seen === 'heading' && goesOnBold(previous, line, typography) ? 'paragraph' : seen;
    const level = kind === 'heading' ? levelOf(line, typography) : 0;
    const last = previous?.lines.at(-1);
    if (previous && last && previous.level === level && continues(previous.kind, kind, last, line)) previous.lines.push(line);
    else blocks.push({ kind, level, lines: [line] });
  }
  return blocks.map(({ kind, level, lines }) =>
    kind === 'heading' && isTooLong(lines) ? { kind: 'paragraph', level: 0, lines } : { kind, level, lines },
  );
}

function kindOf(line: PdfLine, before: PdfLine | undefined, after: PdfLine | undefined, typography: Typography): BlockKind {
  const isRow = line.cells.length > 1 && ((before?.cells.length ?? 0) > 1 || (after?.cells.length ?? 0) > 1);
  if (isRow && !isBoldHeading(line, after, typography)) return 'table';
  if (line.size >= typography.bodySize * 1.15 && /\p{L}/u.test(textOf(line))) return 'heading';
  if (isBoldHeading(line, after, typography)) return 'heading';
  return mark.test(textOf(line)) ? 'list_item' : 'paragraph';
}

/** Bold under bold that is no heading, such as the second line of a caption. */
function goesOnBold(open: { kind: BlockKind; lines: readonly PdfLine[] } | undefined, line: PdfLine, { bodySize }: Typography): boolean {
  const last = open?.lines.at(-1);
  return open?.kind === 'paragraph' && last?.bold === true && line.size < bodySize * 1.15 && gap(last, line) < 0.75 && gap(last, line) > -1;
}

/** A short line all bold, as large as the text, that does not end like a sentence and is no caption; a number may stand apart before it. */
function isBoldHeading(line: PdfLine, after: PdfLine | undefined, { bodySize, boldStandsOut }: Typography): boolean {
  const text = textOf(line);
  if (
    !boldStandsOut ||
    !line.bold ||
    line.size < 0.95 * bodySize ||
    text.length > longestBold ||
    !/\p{L}{2}/u.test(text) ||
    /^\p{Ll}/u.test(text)
  )
    return false;
  if (line.cells.length > (/^[\d.]+$/.test(line.cells[0] ?? '') ? 2 : 1)) return false;
  return (
    !/[.,;]$/.test(text) && !/^(?:table|tab\.|figure|fig\.|exhibit|source|note)\b/i.test(text) && !(after?.bold && after.cells.length > 1)
  );
}

function continues(open: BlockKind, kind: BlockKind, last: PdfLine, line: PdfLine): boolean {
  if (last.broken) return true;
  if (open === 'table' || kind === 'table') return open === kind && gap(last, line) < 2.5;
  if (kind === 'list_item') return false;
  if (open === 'heading' || kind === 'heading')
    return open === kind && gap(last, line) < 1 && sameSize(last, line) && last.bold === line.bold;
  if (!sameSize(last, line)) return false;
  const indented = line.box.x - last.box.x > line.size && /[.!?:]["')\]]?$/.test(textOf(last));
  return gap(last, line) < 0.75 && gap(last, line) > -3 && !(open === 'paragraph' && indented);
}

/** White between the lines in letter heights; negative when the next line stands higher, as at the top of a column. */
function gap(last: PdfLine, line: PdfLine): number {
  return (line.box.y - (last.box.y + last.box.height)) / Math.max(line.size, 1);
}

function levelOf(line: PdfLine, { headingSizes }: Typography): number {
  const rank = headingSizes.indexOf(rounded(line.size));
  return Math.min(rank === -1 ? headingSizes.length + 1 : rank + 1, 6);
}

function isTooLong(lines: readonly PdfLine[]): boolean {
  return lines.reduce((sum, line) => sum + lettersOf(line), 0) > maxHeadingLetters;
}

function sameSize(a: PdfLine, b: PdfLine): boolean {
  return Math.abs(a.size - b.size) <= 0.12 * Math.max(a.size, b.size);
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

function textOf(line: PdfLine): string {
  return line.cells.join(' ');
}

function lettersOf(line: PdfLine): number {
  return line.cells.reduce((sum, cell) => sum + cell.length, 0);
}
