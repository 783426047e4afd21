import type { Matrix, Rectangle } from './pdf-space.ts';
import { TextClips } from './pdf-text-clips.ts';
import { TextMarks } from './pdf-text-marks.ts';
import { type PdfiumFunctions, PdfiumScratch } from './pdfium-module.ts';

const kinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;
const maxObjects = 200_000;
const maxDepth = 6;
/** Smaller than a letter, what is painted covers none. */
const smallestCover = 3;

/** Red, green and blue, 0 to 255; null for what has more than one colour, such as a picture. */
export type Colour = readonly [red: number, green: number, blue: number] | null;

interface Painted {
  /** The place in the order in which the page is painted. */
  readonly order: number;
  /** In page space. */
  readonly box: Rectangle;
  readonly colour: Colour;
}

export interface PaintedText extends Painted {
  /** PDFium's handle, as `FPDFText_GetTextObject` answers it for each of its letters. */
  readonly object: number;
  /** Why it may leave no mark wherever it stands, in words; null when nothing says so. */
  readonly doubt: string | null;
  /** Paints nothing itself: what is painted after it shows through its letters. */
  readonly isClip: boolean;
  /** Its letters have an extent. Those of a font that is not in the file and not at hand have none: they can be read, and not be drawn. */
  readonly hasExtent: boolean;
}

export interface PaintedCover extends Painted {
  readonly isPicture: boolean;
}

export interface PaintedPage {
  readonly texts: readonly PaintedText[];
  /** Of the texts those that are read as something else, much longer than what they show. */
  readonly replaced: ReadonlySet<number>;
  /** In the order of painting. */
  readonly covers: readonly PaintedCover[];
  /** There are more objects than were looked at. */
  readonly isCut: boolean;
}

export const hiddenBy = {
  mode: 'invisible by its rendering mode',
  transparent: 'transparent',
  layer: 'on a layer that is not shown',
  clipped: 'cut away by a clipping path',
  colour: 'in the colour of what is behind it',
  covered: 'covered by what is painted over it',
  unmarked: 'drawn without leaving a mark',
  replaced: 'put in the place of the words that are shown',
} as const;

/** Nothing of it can be seen, whatever its letters look like. */
export function isCertain(how: string): boolean {
  return how === hiddenBy.mode || how === hiddenBy.transparent;
}

/** All that is painted on a page, in order: its texts, and what may lie behind or above them. */
export function readPainted(pdfium: PdfiumFunctions, { page, scratch }: { readonly page: number; readonly scratch: number }): PaintedPage {
  return new Walk(pdfium, scratch).read(page);
}

class Walk {
  private readonly pdfium: PdfiumFunctions;
  private readonly scratch: number;
  private readonly numbers: PdfiumScratch;
  private readonly marks: TextMarks;
  private readonly clips: TextClips;
  private readonly texts: PaintedText[] = [];
  private readonly covers: PaintedCover[] = [];
  private order = 0;

  constructor(pdfium: PdfiumFunctions, scratch: number) {
    this.pdfium = pdfium;
    this.scratch = scratch;
    this.numbers = new PdfiumScratch(pdfium, scratch);
    this.marks = new TextMarks(pdfium, this.numbers);
    this.clips = new TextClips(pdfium, this.numbers);
  }

  read(page: number): PaintedPage {
    const count = this.pdfium._FPDFPage_CountObjects(page);
    for (let index = 0; index < count && this.order < maxObjects; index += 1)
      this.visit(this.pdfium._FPDFPage_GetObject(page, index), null, { depth: 0, doubt: null });
    return { texts: this.texts, replaced: this.marks.replaced(), covers: this.covers, isCut: this.order >= maxObjects };
  }

  private visit(object: number, outer: Matrix | null, within: { readonly depth: number; readonly doubt: string | null }): void {
    if (object === 0) return;
    this.order += 1;
    const type = this.pdfium._FPDFPageObj_GetType(object);
    if (type === kinds.text) this.addText(object, outer, within.doubt);
    else if (type === kinds.path) this.addPath(object, outer);
    else if (type === kinds.image || type === kinds.shading) this.addCover(object, outer, null);
    else if (type === kinds.form) this.visitForm(object, outer, within);
  }

  private visitForm(form: number, outer: Matrix | null, { depth, doubt }: { readonly depth: number; readonly doubt: string | null }): void {
    if (depth >= maxDepth) return;
    const matrix = this.matrixOf(form, outer);
    const inside = { depth: depth + 1, doubt: doubt ?? this.groupDoubt(form) };
    const count = this.pdfium._FPDFFormObj_CountObjects(form);
    for (let index = 0; index < count && this.order < maxObjects; index += 1)
      this.visit(this.pdfium._FPDFFormObj_GetObject(form, index), matrix, inside);
  }

  /** A layer may be named in the form itself, where PDFium does not show it. */
  private groupDoubt(form: number): string | null {
    return this.pdfium._FPDFPageObj_CountMarks(form) > 0 ? hiddenBy.layer : hiddenBy.unmarked;
  }

  private addText(object: number, outer: Matrix | null, around: string | null): void {
    const own = this.boundsOf(object);
    if (!own) return;
    const mode = this.pdfium._FPDFTextObj_GetTextRenderMode(object);
    const paint = this.paintOf(object, mode === 1 || mode === 5);
    const doubt = this.doubtOf(object, { mode, alpha: paint.alpha, box: own }) ?? around;
    const hasExtent = own.top - own.bottom > 0.01 && own.right - own.left > 0.01;
    this.texts.push({ object, order: this.order, box: moved(own, outer), colour: paint.colour, doubt, isClip: mode === 7, hasExtent });
  }

  private doubtOf(object: number, { mode, alpha, box }: { mode: number; alpha: number; box: Rectangle }): string | null {
    if (mode === 3 || mode === 7) return hiddenBy.mode;
    if (alpha < faintAlpha) return hiddenBy.transparent;
    if (this.marks.read(object, box)) return hiddenBy.layer;
    if (this.clips.cut(object, box)) return hiddenBy.clipped;
    return this.pdfium._FPDFPageObj_HasTransparency(object) === 1 ? hiddenBy.unmarked : null;
  }

  private addPath(object: number, outer: Matrix | null): void {
    if (this.pdfium._FPDFPath_GetDrawMode(object, this.scratch, this.scratch + 4) !== 1 || this.numbers.integers[0] === 0) return;
    const { colour, alpha } = this.paintOf(object, false);
    if (alpha >= faintAlpha) this.addCover(object, outer, colour);
  }

  private addCover(object: number, outer: Matrix | null, colour: Colour): void {
    const own = this.boundsOf(object);
    if (!own) return;
    const box = moved(own, outer);
    if (box.right - box.left < smallestCover || box.top - box.bottom < smallestCover) return;
    this.covers.push({ order: this.order, box, colour, isPicture: this.pdfium._FPDFPageObj_GetType(object) === kinds.image });
  }

  private paintOf(object: number, isStroked: boolean): { readonly colour: Colour; readonly alpha: number } {
    const at = this.scratch;
    const read = isStroked
      ? this.pdfium._FPDFPageObj_GetStrokeColor(object, at, at + 4, at + 8, at + 12)
      : this.pdfium._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12);
    if (read !== 1) return { colour: null, alpha: 255 };
    const { integers } = this.numbers;
    return { colour: [integers[0] as number, integers[1] as number, integers[2] as number], alpha: integers[3] as number };
  }

  private boundsOf(object: number): Rectangle | null {
    const at = this.scratch;
    if (this.pdfium._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12) !== 1) return null;
    const { floats } = this.numbers;
    return { left: floats[0] as number, bottom: floats[1] as number, right: floats[2] as number, top: floats[3] as number };
  }

  /** First the object's own, then what is around it. */
  private matrixOf(object: number, outer: Matrix | null): Matrix {
    const own = this.pdfium._FPDFPageObj_GetMatrix(object, this.scratch) === 1 ? [...this.numbers.floats.subarray(0, 6)] : [];
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own;
    if (!outer) return [a, b, c, d, e, f];
    const [A, B, C, D, E, F] = outer;
    return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
  }
}

/** Of 255: what is painted thinner than this is hard to see on anything. */
const faintAlpha = 40;
function moved({ left, bottom, right, top }: Rectangle, matrix: Matrix | null): Rectangle {
  if (!matrix) return { left, bottom, right, top };
  const [a, b, c, d, e, f] = matrix;
  const xs = [a * left + c * bottom + e, a * right + c * bottom + e, a * left + c * top + e, a * right + c * top + e];
  const ys = [b * left + d * bottom + f, b * right + d * bottom + f, b * left + d * top + f, b * right + d * top + f];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
