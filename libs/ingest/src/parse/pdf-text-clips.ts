import type { Rectangle } from './pdf-space.ts';
import type { PdfiumFunctions, PdfiumScratch } from './pdfium-module.ts';

const maxPaths = 8;
const maxSegments = 40;
/** Type reaches over the edge of what it is set in. */
const overhang = 1.5;

/** What the clipping paths of a page's texts let through. */
export class TextClips {
  private readonly pdfium: PdfiumFunctions;
  private readonly numbers: PdfiumScratch;

  constructor(pdfium: PdfiumFunctions, numbers: PdfiumScratch) {
    this.pdfium = pdfium;
    this.numbers = numbers;
  }

  /** Some of it lies outside of what a clipping path lets through. */
  cut(object: number, box: Rectangle): boolean {
    const clip = this.pdfium._FPDFPageObj_GetClipPath(object);
    const paths = clip === 0 ? 0 : this.pdfium._FPDFClipPath_CountPaths(clip);
    if (paths > maxPaths) return true;
    for (let path = 0; path < paths; path += 1) {
      const area = this.clipArea(clip, path);
      if (!area || !isWithin(box, area)) return true;
    }
    return false;
  }

  /** Around the path; null when it has too many corners to look at. */
  private clipArea(clip: number, path: number): Rectangle | null {
    const segments = this.pdfium._FPDFClipPath_CountPathSegments(clip, path);
    if (segments > maxSegments) return null;
    // Of a rectangle two corners tell: most clips are one, and every letter's place is asked for.
    const step = segments <= 5 ? 2 : 1;
    const area = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
    for (let index = 0; index < Math.min(segments, step === 2 ? 3 : segments); index += step) {
      const segment = this.pdfium._FPDFClipPath_GetPathSegment(clip, path, index);
      if (segment === 0 || this.pdfium._FPDFPathSegment_GetPoint(segment, this.numbers.at, this.numbers.at + 4) !== 1) continue;
      const { floats } = this.numbers;
      const x = floats[0] as number;
      const y = floats[1] as number;
      area.left = Math.min(area.left, x);
      area.right = Math.max(area.right, x);
      area.bottom = Math.min(area.bottom, y);
      area.top = Math.max(area.top, y);
    }
    return area;
  }
}

function isWithin(box: Rectangle, area: Rectangle): boolean {
  return (
    box.left >= area.left - overhang &&
    box.right <= area.right + overhang &&
    box.bottom >= area.bottom - overhang &&
    box.top <= area.top + overhang
  );
}
