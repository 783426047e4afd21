import type { Extent } from './pdf-word.ts';

/** A straight line along the page: `at` is its y (horizontal) or x (vertical), `from` and `to` its ends. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Only the edge of a coloured area, which may be the ground of a line of text and no border. */
  readonly edge: boolean;
}

export interface Rulings {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
  /** There were so many that none is given. */
  readonly isDrawing: boolean;
}

/** Something drawn: a stroke is a line, a rectangle a line when it is thin, else a box (drawn around) or an area (only filled). */
export interface Drawn extends Extent {
  readonly kind: 'stroke' | 'box' | 'area';
}

const thin = 3;
/** Rules closer than this are one, drawn double or cell by cell. */
const together = 3.2;
const shortest = 4;
/** More lines in one direction are a drawing: tables are then found by their words alone. */
export const maxRulings = 1500;

/** Joins what is drawn piece by piece: dashes, borders of single cells, double lines. */
export function findRulings(drawn: readonly Drawn[], page: { readonly width: number; readonly height: number }): Rulings {
  const horizontal: Ruling[] = [];
  const vertical: Ruling[] = [];
  for (const { left, top, right, bottom, kind } of drawn) {
    const edge = kind === 'area';
    const [width, height] = [right - left, bottom - top];
    if (width > 0.9 * page.width && height > 0.9 * page.height) continue;
    if (height <= thin && width > height) horizontal.push({ at: (top + bottom) / 2, from: left, to: right, edge: false });
    else if (width <= thin && height > width) vertical.push({ at: (left + right) / 2, from: top, to: bottom, edge: false });
    else if (width > thin && height > thin) {
      for (const at of [top, bottom]) horizontal.push({ at, from: left, to: right, edge });
      for (const at of [left, right]) vertical.push({ at, from: top, to: bottom, edge });
    }
  }
  const rulings = { horizontal: joined(horizontal), vertical: joined(vertical), isDrawing: false };
  const isDrawing = rulings.horizontal.length > maxRulings || rulings.vertical.length > maxRulings;
  return isDrawing ? { horizontal: [], vertical: [], isDrawing } : rulings;
}

function joined(pieces: readonly Ruling[]): Ruling[] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  const rulings: Ruling[] = [];
  for (let begin = 0; begin < sorted.length;) {
    let end = begin + 1;
    while (
      end < sorted.length &&
      (sorted[end]?.at ?? 0) - (sorted[end - 1]?.at ?? 0) <= together &&
      (sorted[end]?.at ?? 0) - (sorted[begin]?.at ?? 0) <= 2 * together
    )
      end += 1;
    rulings.push(...along(sorted.slice(begin, end)));
    begin = end;
  }
  return rulings.filter(({ from, to }) => to - from >= shortest);
}

function along(cluster: readonly Ruling[]): Ruling[] {
  const at = cluster.reduce((sum, piece) => sum + piece.at, 0) / cluster.length;
  const result: { at: number; from: number; to: number; edge: boolean }[] = [];
  for (const { from, to, edge } of [...cluster].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to + together) {
      last.to = Math.max(last.to, to);
      last.edge &&= edge;
    } else result.push({ at, from, to, edge });
  }
  return result;
}
