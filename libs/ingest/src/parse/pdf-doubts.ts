import type { Rectangle } from './pdf-space.ts';
import { type Colour, hiddenBy, isCertain, type PaintedCover, type PaintedPage, type PaintedText } from './pdf-painted.ts';

/** Channels this close are one colour to the eye. */
const alike = 48;
/** A page is a scan when pictures fill so much of it, and words that nobody sees over them are so many times those that one sees; or one sees none. */
const scanned = { share: 0.5, times: 4 };
/** Places along a page's edge at which pictures are looked for. */
const samples = 20;
const stripes = 64;

/** Texts that may leave no mark on their page, by PDFium's handle, with the reason; what is in doubt is proven by drawing it. */
export interface Doubts {
  readonly any: boolean;
  of(object: number): string | null;
}

export const noDoubts: Doubts = { any: false, of: () => null };

export function doubtsOf({ texts, replaced, covers, isCut }: PaintedPage, page: Rectangle): Doubts {
  const stacked = new Stack(covers, page);
  const doubts = new Map<number, string>();
  for (const text of texts) {
    const doubt = replaced.has(text.object) ? hiddenBy.replaced : (text.doubt ?? stacked.doubtOf(text));
    if (text.isClip && stacked.isCovered(text)) continue;
    // What cannot be drawn leaves no mark in any case.
    if (doubt !== null && (text.hasExtent || isCertain(doubt))) doubts.set(text.object, doubt);
  }
  if (isCut) {
    const seen = new Set(texts.map(({ object }) => object));
    return { any: true, of: (object) => (seen.has(object) ? (doubts.get(object) ?? null) : hiddenBy.unmarked) };
  }
  if (doubts.size === 0) return noDoubts;
  for (const object of layerOfScan(texts, doubts, stacked)) doubts.delete(object);
  return { any: doubts.size > 0, of: (object) => doubts.get(object) ?? null };
}

/** The words that recognition put under or over the picture of a scanned page: the page's text, and meant to be found. */
function layerOfScan(texts: readonly PaintedText[], doubts: ReadonlyMap<number, string>, stacked: Stack): number[] {
  const layer = texts.filter(({ object, box }) => {
    const doubt = doubts.get(object);
    return (doubt === hiddenBy.mode || doubt === hiddenBy.covered) && stacked.isOnPicture(box);
  });
  if (layer.length === 0) return [];
  const length = (some: readonly PaintedText[]): number =>
    some.reduce((sum, { box }) => sum + Math.max(box.right - box.left, box.top - box.bottom), 0);
  const seen = length(texts.filter(({ object }) => !doubts.has(object)));
  const isScan = seen === 0 || (length(layer) >= scanned.times * seen && stacked.pictureShare() >= scanned.share);
  return isScan ? layer.map(({ object }) => object) : [];
}

/** What is painted, by the stripes of the page that it lies in. */
class Stack {
  private readonly page: Rectangle;
  private readonly pictures: readonly PaintedCover[];
  private readonly byStripe: readonly (readonly PaintedCover[])[];

  constructor(covers: readonly PaintedCover[], page: Rectangle) {
    this.page = page;
    this.pictures = covers.filter(({ isPicture }) => isPicture);
    const stripes_: PaintedCover[][] = Array.from({ length: stripes }, () => []);
    for (const cover of covers)
      for (let at = this.stripeOf(cover.box.bottom); at <= this.stripeOf(cover.box.top); at += 1) stripes_[at]?.push(cover);
    this.byStripe = stripes_;
  }

  /** Looked for at five places along the text: a bar over half of a line hides half of it. */
  doubtOf(text: PaintedText): string | null {
    const { left, right, top, bottom } = text.box;
    for (const along of [0.5, 0.02, 0.25, 0.75, 0.98]) {
      const doubt = this.doubtAt(
        text,
        left + along * (right - left),
        bottom + (right - left > top - bottom ? 0.5 : along) * (top - bottom),
      );
      if (doubt !== null) return doubt;
    }
    return null;
  }

  isCovered({ order, box: { left, right, top, bottom } }: PaintedText): boolean {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return (this.byStripe[this.stripeOf(y)] ?? []).some((cover) => cover.order > order && holds(cover.box, x, y));
  }

  isOnPicture({ left, right, top, bottom }: Rectangle): boolean {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return this.pictures.some(({ box }) => holds(box, x, y));
  }

  /** Of the page's area, what pictures cover. */
  pictureShare(): number {
    let covered = 0;
    for (let column = 0; column < samples; column += 1)
      for (let row = 0; row < samples; row += 1) {
        const x = this.page.left + ((column + 0.5) / samples) * (this.page.right - this.page.left);
        const y = this.page.bottom + ((row + 0.5) / samples) * (this.page.top - this.page.bottom);
        if (this.pictures.some(({ box }) => holds(box, x, y))) covered += 1;
      }
    return covered / samples ** 2;
  }

  private doubtAt({ order, colour }: PaintedText, x: number, y: number): string | null {
    const covers = this.byStripe[this.stripeOf(y)] ?? [];
    for (let index = covers.length - 1; index >= 0; index -= 1) {
      const cover = covers[index];
      if (!cover || !holds(cover.box, x, y)) continue;
      if (cover.order > order) return hiddenBy.covered;
      return cover.colour === null || isAlike(colour, cover.colour) ? hiddenBy.colour : null;
    }
    return isAlike(colour, [255, 255, 255]) ? hiddenBy.colour : null;
  }

  private stripeOf(y: number): number {
    const at = Math.floor(((y - this.page.bottom) / (this.page.top - this.page.bottom)) * stripes);
    return Math.min(stripes - 1, Math.max(0, at || 0));
  }
}

function holds({ left, right, bottom, top }: Rectangle, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}

function isAlike(a: Colour, b: Colour): boolean {
  return a === null || b === null || a.every((channel, index) => Math.abs(channel - (b[index] ?? 0)) < alike);
}
