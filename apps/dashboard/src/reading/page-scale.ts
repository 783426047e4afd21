import type { Box, RevisionPages } from '../http/bodies.ts';

const readable = 0.8;
/** Of a page's width: where lines begin on most of them. */
const margin = 0.12;

/**
 * Screen pixels a point: all of the page where that is large enough to read; else from where its lines begin to the end of the marked words;
 * else, where that cannot be read either, as close to the marked words as the room allows.
 */
export function firstScale({ width }: Pick<RevisionPages['items'][number], 'width'>, boxes: readonly Box[], room: number): number {
  const fit = Math.min(1.6, room / width);
  if (fit >= readable || boxes.length === 0) return fit;
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const fromMargin = room / (right - Math.min(left, width * margin) + 24);
  if (fromMargin >= readable) return Math.min(1.25, Math.max(fit, fromMargin));
  return Math.min(1.25, Math.max(fit, room / (right - left + 24)));
}

/** The next zoom in a direction, between half of what fits and four pixels a point. */
export const zoomed = (scale: number, direction: 1 | -1, fit: number): number =>
  Math.min(4, Math.max(fit / 2, direction === 1 ? scale * 1.25 : scale / 1.25));

export type Edges = { readonly left: number; readonly right: number };

/** How far a page is moved in its frame: no further than brings the end of the marked words into view, so that lines keep their beginnings. */
export const movedBy = ({ left, right }: Edges, room: number): number => Math.max(0, Math.min(left - 8, right + 8 - room));
