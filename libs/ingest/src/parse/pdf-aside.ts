import type { HiddenText } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import { maxAnnotations, notDrawn } from './pdf-fields.ts';
import { type PdfiumFunctions, readString } from './pdfium-module.ts';

const kinds = { link: 2, freeText: 3, widget: 20 } as const;
const maxElements = 5000;
const maxDepth = 60;
const maxBytes = 20_000;

interface Aside {
  readonly pdfium: PdfiumFunctions;
  readonly page: number;
  readonly scratch: number;
  readonly number: number;
}

/** What hangs on a page beside its text: notes and other comments, and what pictures are said to show. */
export function readAsides(aside: Aside, hasAlternatives: boolean): HiddenText[] {
  return [...notesOn(aside), ...(hasAlternatives ? alternativesOn(aside) : [])];
}

function notesOn({ pdfium, page, scratch, number }: Aside): HiddenText[] {
  const found: HiddenText[] = [];
  const count = Math.min(pdfium._FPDFPage_GetAnnotCount(page), maxAnnotations);
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const kind = pdfium._FPDFAnnot_GetSubtype(annotation);
    const isHidden = (pdfium._FPDFAnnot_GetFlags(annotation) & notDrawn) !== 0;
    const how = isHidden ? 'a note that is not shown' : kind === kinds.link ? 'what a link is said to lead to' : 'a comment';
    const isShown = kind === kinds.freeText && !isHidden;
    for (const key of kind === kinds.widget || isShown ? [] : ['Contents', 'Subj']) {
      pdfium.HEAPU8.set(Buffer.from(`${key}\0`, 'latin1'), scratch);
      const text = readString(pdfium, (buffer, bytes) => pdfium._FPDFAnnot_GetStringValue(annotation, scratch, buffer, bytes), maxBytes);
      // The kind of the note, as the program that made it calls it.
      if (text.trim() !== '' && !(key === 'Subj' && !/\s/.test(text.trim()))) found.push({ text, how, page: number });
    }
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
  return found;
}

/** Of a tagged document. Trees may run in circles: they are read to a depth, and to a number of elements. */
function alternativesOn({ pdfium, page, number }: Aside): HiddenText[] {
  const tree = pdfium._FPDF_StructTree_GetForPage(page);
  if (tree === 0) return [];
  const found: HiddenText[] = [];
  let left = maxElements;
  const visit = (element: number, depth: number): void => {
    if (element === 0 || left <= 0) return;
    left -= 1;
    const text = toCanonicalLine(
      readString(pdfium, (buffer, bytes) => pdfium._FPDF_StructElement_GetAltText(element, buffer, bytes), maxBytes),
    );
    if (text !== '') found.push({ text, how: 'alternative text', page: number });
    const children = depth < maxDepth ? pdfium._FPDF_StructElement_CountChildren(element) : 0;
    for (let index = 0; index < children; index += 1) visit(pdfium._FPDF_StructElement_GetChildAtIndex(element, index), depth + 1);
  };
  const roots = pdfium._FPDF_StructTree_CountChildren(tree);
  for (let index = 0; index < roots; index += 1) visit(pdfium._FPDF_StructTree_GetChildAtIndex(tree, index), 0);
  pdfium._FPDF_StructTree_Close(tree);
  return found;
}
