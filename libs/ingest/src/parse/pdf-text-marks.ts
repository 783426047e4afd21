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

interface Mark {
  readonly isLayer: boolean;
  readonly replacement: Replacement | null;
}

/** What a page's texts are marked with: layers, and words that are read in the place of those that are shown (`ActualText`). */
export class TextMarks {
  private readonly pdfium: PdfiumFunctions;
  private readonly numbers: PdfiumScratch;
  private readonly key: number;
  private readonly marks = new Map<number, Mark>();

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
      const mark = this.markAt(object, index);
      isOnLayer ||= mark.isLayer;
      if (mark.replacement) note(mark.replacement, object, box);
    }
    return isOnLayer;
  }

  /** Texts whose replacement has no room in what they show: nobody who looks at the page reads it. */
  replaced(): ReadonlySet<number> {
    const replacements = [...this.marks.values()].flatMap(({ replacement }) => replacement ?? []);
    return new Set(replacements.flatMap(({ letters, room, objects }) => (letters > room + writtenOut ? objects : [])));
  }

  /** Texts that stand in one mark share it. */
  private markAt(object: number, index: number): Mark {
    const handle = this.pdfium._FPDFPageObj_GetMark(object, index);
    let mark = this.marks.get(handle);
    if (!mark) this.marks.set(handle, (mark = { isLayer: this.isLayer(handle), replacement: this.replacementOf(handle) }));
    return mark;
  }

  private isLayer(mark: number): boolean {
    const name = this.numbers.at + 64;
    if (this.pdfium._FPDFPageObjMark_GetName(mark, name, 6, this.numbers.at) !== 1 || this.numbers.integers[0] !== 6) return false;
    return this.pdfium.HEAPU8[name] === 0x4f && this.pdfium.HEAPU8[name + 2] === 0x43;
  }

  private replacementOf(mark: number): Replacement | null {
    if (this.pdfium._FPDFPageObjMark_GetParamStringValue(mark, this.key, 0, 0, this.numbers.at) !== 1) return null;
    const letters = (this.numbers.integers[0] ?? 0) / 2 - 1;
    return letters > writtenOut ? { letters, objects: [], room: 0 } : null;
  }
}

function note(replacement: Replacement, object: number, { left, right, top, bottom }: Rectangle): void {
  const [long, short] = [Math.max(right - left, top - bottom), Math.min(right - left, top - bottom)];
  replacement.room += long / Math.max(narrowest * short, 0.1);
  replacement.objects.push(object);
}
