import { PDFiumModule } from '@hyzyla/pdfium';

/** The functions of PDFium's C interface that reading plain text takes. */
interface TextFunctions {
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadMemDocument(bytes: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
  readonly wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
  readonly HEAPU8: Uint8Array;
}

/** PDFium's text of every page, line by line as it comes, with a tab where neighbours stand more than a letter's height apart. */
export async function plainText(content: Buffer): Promise<string[]> {
  const module = await PDFiumModule({});
  const pdfium = module as typeof module & TextFunctions;
  pdfium._FPDF_InitLibraryWithConfig({});
  const bytes = pdfium.wasmExports.malloc(content.length + 16);
  pdfium.HEAPU8.set(content, bytes);
  const document = pdfium._FPDF_LoadMemDocument(bytes, content.length, 0);
  const pages = Array.from({ length: pdfium._FPDF_GetPageCount(document) }, (_, index) => {
    const page = pdfium._FPDF_LoadPage(document, index);
    const text = pdfium._FPDFText_LoadPage(page);
    const read = pageText(pdfium, text, bytes + content.length);
    pdfium._FPDFText_ClosePage(text);
    pdfium._FPDF_ClosePage(page);
    return read;
  });
  pdfium._FPDF_CloseDocument(document);
  return pages;
}

function pageText(pdfium: TextFunctions, text: number, scratch: number): string {
  let result = '';
  let right: number | null = null;
  for (let index = 0; index < pdfium._FPDFText_CountChars(text); index += 1) {
    const letter = String.fromCodePoint(pdfium._FPDFText_GetUnicode(text, index));
    if (letter === '\n') right = null;
    if (letter.trim() !== '' && pdfium._FPDFText_GetLooseCharBox(text, index, scratch) === 1) {
      const view = new DataView(pdfium.HEAPU8.slice(scratch, scratch + 16).buffer);
      const [left, top, end, bottom] = [0, 4, 8, 12].map((at) => view.getFloat32(at, true));
      if (right !== null && (left ?? 0) - right > Math.abs((top ?? 0) - (bottom ?? 0))) result += '\t';
      right = end ?? null;
    }
    result += letter;
  }
  return result;
}
