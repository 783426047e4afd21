import type { WordLine } from './pdf-grid.ts';
import type { Extent } from './pdf-word.ts';

/** A strip of white that runs down between columns. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

/** In letter heights: words closer than this are one text, and a strip of white narrower than `narrowest` parts nothing. */
const within = 0.4;
const narrowest = 0.35;

/** The strips that nearly no line crosses and that enough lines have words on both sides of. */
export function guttersOf(lines: readonly WordLine[], crossing = lines.length >= 10 ? Math.floor(lines.length * 0.1) : 0): Gutter[] {
  const size = medianHeight(lines);
  const chunks = lines.map((line) => chunksOf(line, within * size));
  const steps = chunks.flat().flatMap(({ left, right }) => [
    { at: left, by: 1 },
    { at: right, by: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || b.by - a.by);
  const gutters: Gutter[] = [];
  let depth = 0;
  let open: (Gutter & { depth: number })[] = [];
  for (const [index, { at, by }] of steps.entries()) {
    depth += by;
    const next = steps[index + 1]?.at ?? at;
    if (depth <= crossing) {
      open.push({ from: at, to: next, depth });
      continue;
    }
    if (at - (open[0]?.from ?? at) >= narrowest * size) gutters.push(clearest(open, 0.2 * size));
    open = [];
  }
  return gutters.filter((gutter) => isSupported(gutter, chunks));
}

/** The part of a strip that the fewest lines cross. */
function clearest(parts: readonly (Gutter & { depth: number })[], width: number): Gutter {
  const joined: { from: number; to: number; depth: number }[] = [];
  const least = Math.min(...parts.filter(({ from, to }) => to - from >= width).map(({ depth }) => depth));
  for (const part of parts) {
    if (part.depth > least) continue;
    const last = joined.at(-1);
    if (last && part.from - last.to < 0.1) last.to = part.to;
    else joined.push({ ...part });
  }
  const [widest] = joined.sort((a, b) => b.to - b.from - (a.to - a.from));
  return widest ?? { from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 };
}

function isSupported({ from, to }: Gutter, lines: readonly (readonly Extent[])[]): boolean {
  const middle = (from + to) / 2;
  const both = lines.filter((chunks) => chunks.some(({ right }) => right <= middle) && chunks.some(({ left }) => left >= middle));
  return both.length >= Math.max(2, 0.3 * lines.length);
}

/** Two of these are seldom one cell, however close. Looked ahead for once, as a word may be as long as a page. */
const longFigure = /^(?=[\d.,%$€£()-]*(?:\d{3}|\d[.,]\d))[\d.,%$€£()*-]*$/;

/** Words of a line put together where no more than `gap` is between them. */
export function chunksOf(line: WordLine, gap: number): { left: number; right: number; top: number; bottom: number }[] {
  const chunks: { left: number; right: number; top: number; bottom: number }[] = [];
  let figure = false;
  for (const { left, right, top, bottom, text } of [...line.words].sort((a, b) => a.left - b.left)) {
    const last = chunks.at(-1);
    const room = figure && longFigure.test(text) ? gap / 2 : gap;
    figure = longFigure.test(text);
    if (last && left - last.right <= room)
      Object.assign(last, { right: Math.max(last.right, right), top: Math.min(last.top, top), bottom: Math.max(last.bottom, bottom) });
    else chunks.push({ left, right, top, bottom });
  }
  return chunks;
}

export function medianHeight(lines: readonly WordLine[]): number {
  const sizes = lines.flatMap(({ words }) => words.map(({ size }) => size)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}
