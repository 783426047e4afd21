import { type DrawnOnPage, readDrawn } from './pdf-drawn.ts';
import type { HiddenText } from '#core';
import { annotationsOver } from './pdf-annotations-over.ts';
import { readAsides } from './pdf-aside.ts';
import { type Doubts, doubtsOf } from './pdf-doubts.ts';
import { type FieldsOnPage, readFields } from './pdf-fields.ts';
import type { PageSize } from './pdf-lines.ts';
import { readPainted } from './pdf-painted.ts';
import type { DoubtedLetter, Extent } from './pdf-word.ts';
import type { Matrix, Rectangle, ShownPlace } from './pdf-space.ts';
import type { PdfiumFunctions } from './pdfium-module.ts';

export interface PdfCharacter {
  readonly index: number;
  readonly text: string;
  /** A hyphen at a line's end that PDFium takes for a broken word. */
  readonly hyphen: boolean;
  /** Null for what PDFium puts in to separate words or lines; it stands nowhere on the page. */
  readonly box: Rectangle | null;
  /** What draws it, PDFium's handle; 0 where nobody asked. */
  readonly object: number;
  /** Why nobody may see it; null when nothing says so. */
  readonly doubt: string | null;
}

const separators = new Set([0, 9, 10, 13, 32]);
const hyphens = new Set([0x02, 0x2d, 0xad]);
const boldName = /bold|black|heavy|demi|[-,]bd|cmbx/i;
const forceBold = 1 << 18;

interface PageHandles {
  readonly page: number;
  readonly text: number;
  readonly scratch: number;
  /** Of the document; 0 when it has none. */
  readonly form: number;
  readonly hasAlternatives: boolean;
}

/** A page as it is shown, four bytes a pixel (red, green, blue, alpha), rows from the top without padding. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  /** As drawn: lower than asked for when the page is larger than `maxPixels` allow. */
  readonly dpi: number;
  readonly rgba: Uint8Array;
}

/** An A4 page at 400 dpi has 15 million; more than this would not fit beside the document. */
const maxPixels = 24_000_000;
const withAnnotations = 0x01;
const reverseByteOrder = 0x10;

export class PdfPage implements Disposable, ShownPlace {
  readonly width: number;
  readonly height: number;
  private readonly pdfium: PdfiumFunctions;
  private readonly page: number;
  private readonly text: number;
  private readonly scratch: number;
  private readonly form: number;
  private readonly hasAlternatives: boolean;
  private readonly boldFonts = new Map<number, boolean>();
  private shown: Matrix | null = null;
  private scratchFloats: Float32Array | null = null;

  constructor(pdfium: PdfiumFunctions, { page, text, scratch, form, hasAlternatives }: PageHandles) {
    this.pdfium = pdfium;
    this.page = page;
    this.text = text;
    this.scratch = scratch;
    this.form = form;
    this.hasAlternatives = hasAlternatives;
    this.width = pdfium._FPDF_GetPageWidth(page);
    this.height = pdfium._FPDF_GetPageHeight(page);
  }

  get letters(): number {
    return this.pdfium._FPDFText_CountChars(this.text);
  }

  /** The first `limit` in PDFium's reading order. */
  *characters(limit: number, doubts: Doubts): Generator<PdfCharacter> {
    const count = Math.min(this.letters, limit);
    for (let index = 0; index < count; index++) {
      const code = this.pdfium._FPDFText_GetUnicode(this.text, index);
      const generated = separators.has(code) && this.pdfium._FPDFText_IsGenerated(this.text, index) === 1;
      const hyphen = hyphens.has(code) && this.pdfium._FPDFText_IsHyphen(this.text, index) === 1;
      const object = doubts.any && !generated ? this.pdfium._FPDFText_GetTextObject(this.text, index) : 0;
      yield {
        index,
        object,
        doubt: object === 0 ? null : doubts.of(object),
        text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '',
        hyphen,
        box: generated ? null : this.box(index),
      };
    }
  }

  /** Whether the character's font is a bold one by its name or flags. */
  isBold(index: number): boolean {
    const object = this.pdfium._FPDFText_GetTextObject(this.text, index);
    const font = object === 0 ? 0 : this.pdfium._FPDFTextObj_GetFont(object);
    if (font === 0) return false;
    const known = this.boldFonts.get(font);
    if (known !== undefined) return known;
    const length = this.pdfium._FPDFFont_GetBaseFontName(font, this.scratch, 200);
    const name = Buffer.from(this.pdfium.HEAPU8.subarray(this.scratch, this.scratch + Math.min(Math.max(length - 1, 0), 199))).toString(
      'utf8',
    );
    const isBold = boldName.test(name) || (this.pdfium._FPDFFont_GetFlags(font) & forceBold) !== 0;
    this.boldFonts.set(font, isBold);
    return isBold;
  }

  fields(size: PageSize): FieldsOnPage {
    if (this.form === 0) return { fields: [], hidden: [], isCut: false };
    return readFields({ pdfium: this.pdfium, form: this.form, page: this.page, scratch: this.scratch }, this, size);
  }

  /** Notes and alternative texts. */
  asides(number: number): HiddenText[] {
    const { pdfium, page, scratch, hasAlternatives } = this;
    return readAsides({ pdfium, page, scratch, number }, hasAlternatives);
  }

  /** Straight lines and rectangles painted on the page. */
  drawn(): DrawnOnPage {
    return readDrawn(this.pdfium, this, { page: this.page, scratch: this.scratch });
  }

  /** Which of the page's texts may leave no mark on it. */
  doubts(): Doubts {
    const { pdfium, page, scratch } = this;
    const isKnown = pdfium._FPDF_GetPageBoundingBox(page, scratch) === 1;
    const [left = 0, top = 0, right = 0, bottom = 0] = isKnown ? this.floats() : [0, this.height, this.width, 0];
    const painted = readPainted(pdfium, { page, scratch });
    const covers = [...painted.covers, ...annotationsOver({ pdfium, page, scratch })];
    return doubtsOf({ ...painted, covers }, { left, top, right, bottom });
  }

  /** What draws these letters is left out, or drawn again, by `render`. */
  setDrawn(objects: Iterable<number>, isDrawn: boolean): void {
    for (const object of objects) this.pdfium._FPDFPageObj_SetIsActive(object, isDrawn ? 1 : 0);
  }

  /** Whether the letter's form is at hand: a font that the file only names may be another's. */
  canDraw({ object, code }: DoubtedLetter): boolean {
    const { pdfium } = this;
    const font = pdfium._FPDFTextObj_GetFont(object);
    if (font === 0) return false;
    if (pdfium._FPDFFont_GetIsEmbedded(font) === 1) return true;
    const path = pdfium._FPDFFont_GetGlyphPath(font, code, 10);
    return path !== 0 && pdfium._FPDFGlyphPath_CountGlyphSegments(path) > 0;
  }

  /** Draws the page, or an area of it as shown, with its annotations on white. Null when it has no area or memory does not suffice. */
  render(dpi: number, area: Extent = { left: 0, top: 0, right: this.width, bottom: this.height }): PageImage | null {
    const drawnDpi = Math.min(dpi, Math.sqrt(maxPixels / (((area.right - area.left) * (area.bottom - area.top)) / (72 * 72))));
    const [left, top, right, bottom] = [area.left, area.top, area.right, area.bottom].map((points) =>
      Math.floor((points * drawnDpi) / 72),
    ) as [number, number, number, number];
    const [width, height] = [right - left, bottom - top];
    if (!(width > 0 && height > 0)) return null;
    const bitmap = this.pdfium._FPDFBitmap_Create(width, height, 0);
    if (bitmap === 0) return null;
    const [pageWidth, pageHeight] = [Math.floor((this.width * drawnDpi) / 72), Math.floor((this.height * drawnDpi) / 72)];
    this.pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    this.pdfium._FPDF_RenderPageBitmap(bitmap, this.page, -left, -top, pageWidth, pageHeight, 0, withAnnotations | reverseByteOrder);
    const start = this.pdfium._FPDFBitmap_GetBuffer(bitmap);
    const rgba = this.pdfium.HEAPU8.slice(start, start + 4 * width * height);
    this.pdfium._FPDFBitmap_Destroy(bitmap);
    for (let alpha = 3; alpha < rgba.length; alpha += 4) rgba[alpha] = 255;
    return { width, height, dpi: drawnDpi, rgba };
  }

  /** From page space to points from the top left corner of the page as it is shown, rotated and cropped. */
  toShown({ left, top, right, bottom }: Rectangle): { x: number; y: number; width: number; height: number } {
    const [a, b, c, d, e, f] = (this.shown ??= this.shownMatrix());
    const [x1, y1, x2, y2] = [a * left + c * top + e, b * left + d * top + f, a * right + c * bottom + e, b * right + d * bottom + f];
    return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
  }

  [Symbol.dispose](): void {
    this.pdfium._FPDFText_ClosePage(this.text);
    this.pdfium._FPDF_ClosePage(this.page);
  }

  private box(index: number): Rectangle | null {
    if (this.pdfium._FPDFText_GetLooseCharBox(this.text, index, this.scratch) !== 1) return null;
    const [left = 0, top = 0, right = 0, bottom = 0] = this.floats();
    return { left: Math.min(left, right), right: Math.max(left, right), top: Math.max(top, bottom), bottom: Math.min(top, bottom) };
  }

  /** Four numbers in the scratch room; the view is kept until PDFium's memory moves, as every letter asks for it. */
  private floats(): Float32Array {
    const { buffer } = this.pdfium.HEAPU8;
    if (this.scratchFloats?.buffer !== buffer) this.scratchFloats = new Float32Array(buffer, this.scratch, 4);
    return this.scratchFloats;
  }

  /** PageToDevice answers whole numbers: asked for far out, so that a unit is true to a thousandth. */
  private shownMatrix(): Matrix {
    const [e, f] = this.toDevice(0, 0);
    const [ax, ay] = this.toDevice(1000, 0);
    const [cx, cy] = this.toDevice(0, 1000);
    return [(ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f];
  }

  /** In whole hundredths of a point, or as fine as whole numbers of 32 bits allow on a page of absurd size. */
  private toDevice(x: number, y: number): [number, number] {
    const scale = Math.min(100, 1e8 / Math.max(this.width, this.height, 1));
    const sizes = [Math.round(this.width * scale), Math.round(this.height * scale)] as const;
    this.pdfium._FPDF_PageToDevice(this.page, 0, 0, sizes[0], sizes[1], 0, x, y, this.scratch, this.scratch + 4);
    const view = new DataView(this.pdfium.HEAPU8.buffer, this.scratch, 8);
    return [view.getInt32(0, true) / scale, view.getInt32(4, true) / scale];
  }
}
