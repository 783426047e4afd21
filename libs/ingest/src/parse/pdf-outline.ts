import { toCanonicalLine } from './canonical-text.ts';
import { type PdfiumFunctions, readString } from './pdfium-module.ts';

/** A bookmark: `level` counts from 1, `page` too; null when it leads elsewhere. */
export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  readonly page: number | null;
}

const maxEntries = 5000;
const maxLevel = 6;

/** The bookmarks from the top, children after their parent. A bookmark that comes up again ends its branch: outlines may run in circles. */
export function readOutline(pdfium: PdfiumFunctions, document: number): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const seen = new Set<number>();
  const open: { bookmark: number; level: number }[] = [{ bookmark: pdfium._FPDFBookmark_GetFirstChild(document, 0), level: 1 }];
  for (let next = open.pop(); next && entries.length < maxEntries; next = open.pop()) {
    const { bookmark, level } = next;
    if (bookmark === 0 || seen.has(bookmark)) continue;
    seen.add(bookmark);
    const title = toCanonicalLine(readString(pdfium, (buffer, bytes) => pdfium._FPDFBookmark_GetTitle(bookmark, buffer, bytes), 2000));
    const destination = pdfium._FPDFBookmark_GetDest(document, bookmark);
    const index = destination === 0 ? -1 : pdfium._FPDFDest_GetDestPageIndex(document, destination);
    if (title !== '') entries.push({ title, level, page: index >= 0 ? index + 1 : null });
    open.push({ bookmark: pdfium._FPDFBookmark_GetNextSibling(document, bookmark), level });
    if (level < maxLevel) open.push({ bookmark: pdfium._FPDFBookmark_GetFirstChild(document, bookmark), level: level + 1 });
  }
  return entries;
}
