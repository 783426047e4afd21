import type { Rectangle } from './pdf-space.ts';
import type { PdfiumFunctions, PdfiumScratch } from './pdfium-module.ts';

const maxMarks = 8;
/** The narrowest letters of a line, as a share of its height, and so many letters more for what is written out, such as a sign's name. */
const narrowest = 0.25;
const writtenOut = 20;

interface Replacement {
  readonly letters: number;
  readonly objects: number[];
  /** For letters, in what is shown. */
  room: number;
}

/** What a page's texts are marked with: layers, and words that are read in the place of those that are shown (`ActualText`). */
export class TextMarks {
  private readonly pdfium: PdfiumFunctions;
  private readonly numbers: PdfiumScratch;
  private readonly key: number;
  private readonly replacements = new Map<number, Replacement | null>();

  constructor(pdfium: PdfiumFunctions, numbers: PdfiumScratch) {
    this.pdfium = pdfium;
    this.numbers = numbers;
    this.key = numbers.write('ActualText', 128);
  }

  /** Notes what the text is replaced by, and answers whether it lies on a layer. */
  read(object: number, box: Rectangle): boolean {
    const count = Math.min(this.pdfium._FPDFPageObj_CountMarks(object), maxMarks);
    let isOnLayer = false;
    for (let index = 0; index < count; index += 1) {
      const mark = this.pdfium._FPDFPageObj_GetMark(object, index);
      if (mark === 0) continue;
      isOnLayer ||= this.isLayer(mark);
      this.noteReplacement(mark, object, box);
    }
    return isOnLayer;
  }

  /** Texts whose replacement has no room in what they show: nobody who looks at the page reads it. */
  replaced(): ReadonlySet<number> {
    return new Set([...this.replacements.values()].flatMap((one) => (one && one.letters > one.room + writtenOut ? one.objects : [])));
  }

  private isLayer(mark: number): boolean {
    const name = this.numbers.at + 64;
    if (this.pdfium._FPDFPageObjMark_GetName(mark, name, 6, this.numbers.at) !== 1 || this.numbers.integers[0] !== 6) return false;
    return this.pdfium.HEAPU8[name] === 0x4f && this.pdfium.HEAPU8[name + 2] === 0x43;
  }

  private noteReplacement(mark: number, object: number, { left, right, top, bottom }: Rectangle): void {
    let replacement = this.replacements.get(mark);
    if (replacement === undefined) {
      const has = this.pdfium._FPDFPageObjMark_GetParamStringValue(mark, this.key, 0, 0, this.numbers.at) === 1;
      const letters = has ? (this.numbers.integers[0] ?? 0) / 2 - 1 : 0;
      replacement = letters > writtenOut ? { letters, objects: [], room: 0 } : null;
      this.replacements.set(mark, replacement);
    }
    if (!replacement) return;
    const [long, short] = [Math.max(right - left, top - bottom), Math.min(right - left, top - bottom)];
    replacement.room += long / Math.max(narrowest * short, 0.1);
    replacement.objects.push(object);
  }
}
