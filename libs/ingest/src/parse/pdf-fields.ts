import { toCanonicalLine } from './canonical-text.ts';
import type { PdfField, PageSize } from './pdf-lines.ts';
import { boxOf } from './pdf-lines.ts';
import type { ShownPlace } from './pdf-space.ts';
import { type PdfiumFunctions, readString } from './pdfium-module.ts';

const widget = 20;
const kinds = { pushButton: 1, checkBox: 2, radio: 3, signature: 7 } as const;
/** Of fields, links and notes of one page. */
export const maxAnnotations = 2000;

/** Flags of annotations: hidden, and not to be seen on a screen. */
export const notDrawn = 0x02 | 0x20;

interface FieldSource {
  readonly pdfium: PdfiumFunctions;
  readonly form: number;
  readonly page: number;
  readonly scratch: number;
}

/** Bytes that PDFium is told about a form in. */
export const formInformationBytes = 512;

/** Opens the document's form for reading; 0 when it has none. PDFium keeps `information`, which the caller frees after the form is closed. */
export function openForm(pdfium: PdfiumFunctions, document: number, information: number): number {
  if (pdfium._FPDF_GetFormType(document) === 0) return 0;
  pdfium.HEAPU8.fill(0, information, information + formInformationBytes);
  new DataView(pdfium.HEAPU8.buffer).setInt32(information, 2, true);
  return pdfium._FPDFDOC_InitFormFillEnvironment(document, information);
}

export interface FieldsOnPage {
  readonly fields: readonly PdfField[];
  /** Fields that are not drawn, as they would be read. */
  readonly hidden: readonly string[];
  /** There are more annotations than were looked at. */
  readonly isCut: boolean;
}

/** The fields of a page that are filled in, and every check box, each as "label: value". */
export function readFields(source: FieldSource, page: ShownPlace, size: PageSize): FieldsOnPage {
  const { pdfium } = source;
  const count = pdfium._FPDFPage_GetAnnotCount(source.page);
  const fields: PdfField[] = [];
  const hidden: string[] = [];
  for (let index = 0; index < Math.min(count, maxAnnotations); index += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(source.page, index);
    if (annotation === 0) continue;
    const text = pdfium._FPDFAnnot_GetSubtype(annotation) === widget ? fieldText(source, annotation) : null;
    const isHidden = (pdfium._FPDFAnnot_GetFlags(annotation) & notDrawn) !== 0;
    if (text && isHidden) hidden.push(text);
    else if (text) fields.push({ kind: 'field', text, box: boxOf([areaOf(source, annotation, page)], size) });
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
  return { fields, hidden, isCut: count > maxAnnotations };
}

function fieldText(source: FieldSource, annotation: number): string | null {
  const { pdfium, form } = source;
  const read = (what: 'Name' | 'AlternateName' | 'Value' | 'ExportValue'): string =>
    toCanonicalLine(readString(pdfium, (buffer, bytes) => pdfium[`_FPDFAnnot_GetFormField${what}`](form, annotation, buffer, bytes)));
  const type = pdfium._FPDFAnnot_GetFormFieldType(form, annotation);
  if (type === kinds.pushButton || type === kinds.signature || type < 1) return null;
  const name = read('Name');
  const label = read('AlternateName') || name.split('.').at(-1) || name;
  const checked = type === kinds.checkBox || type === kinds.radio ? isChecked(source, annotation) : null;
  if (type === kinds.checkBox) return `${label}: ${checked ? 'checked' : 'not checked'}`;
  if (checked === false) return null;
  const value = checked ? read('ExportValue') : read('Value');
  return value === '' ? null : `${label}: ${value}`;
}

/** By PDFium's judgement, else by the state the box is drawn in. */
function isChecked({ pdfium, form, scratch }: FieldSource, annotation: number): boolean {
  if (pdfium._FPDFAnnot_IsChecked(form, annotation) === 1) return true;
  pdfium.HEAPU8.set(Buffer.from('AS\0', 'latin1'), scratch);
  const state = readString(pdfium, (buffer, bytes) => pdfium._FPDFAnnot_GetStringValue(annotation, scratch, buffer, bytes), 200);
  return state !== '' && state !== 'Off';
}

function areaOf(
  { pdfium, scratch }: FieldSource,
  annotation: number,
  page: ShownPlace,
): { left: number; top: number; right: number; bottom: number } {
  if (pdfium._FPDFAnnot_GetRect(annotation, scratch) !== 1) return { left: 0, top: 0, right: 0, bottom: 0 };
  const view = new DataView(pdfium.HEAPU8.buffer, scratch, 16);
  const at = (index: number): number => view.getFloat32(4 * index, true);
  const { x, y, width, height } = page.toShown({ left: at(0), top: at(1), right: at(2), bottom: at(3) });
  return { left: x, top: y, right: x + width, bottom: y + height };
}
