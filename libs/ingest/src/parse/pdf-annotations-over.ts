import { maxAnnotations } from './pdf-fields.ts';
import type { PaintedCover } from './pdf-painted.ts';
import type { PdfiumFunctions } from './pdfium-module.ts';

/** Free text, squares, circles, polygons, stamps, redactions: what may be drawn with a filling. */
const filled: ReadonlySet<number> = new Set([3, 5, 6, 7, 13, 28]);

/** Annotations are drawn after the page: where text may lie behind them. */
export function annotationsOver({
  pdfium,
  page,
  scratch,
}: {
  readonly pdfium: PdfiumFunctions;
  readonly page: number;
  readonly scratch: number;
}): PaintedCover[] {
  const covers: PaintedCover[] = [];
  const count = Math.min(pdfium._FPDFPage_GetAnnotCount(page), maxAnnotations);
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    if (filled.has(pdfium._FPDFAnnot_GetSubtype(annotation)) && pdfium._FPDFAnnot_GetRect(annotation, scratch) === 1) {
      const view = new DataView(pdfium.HEAPU8.buffer, scratch, 16);
      const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => view.getFloat32(at, true)) as [number, number, number, number];
      const box = { left: Math.min(left, right), right: Math.max(left, right), top: Math.max(top, bottom), bottom: Math.min(top, bottom) };
      covers.push({ order: Infinity, box, colour: null, isPicture: false });
    }
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
  return covers;
}
