import { Fault } from '#core';
import { type PdfAttachment, readAttachments } from './pdf-attachments.ts';
import { openForm } from './pdf-fields.ts';
import { type OutlineEntry, readOutline } from './pdf-outline.ts';
import { loadPdfium, type PdfiumFunctions } from './pdfium-module.ts';
import { PdfPage } from './pdfium-page.ts';

/** One open document. Pages are read one at a time, so memory holds one page's handles at most. */
export class PdfFile implements Disposable {
  readonly pageCount: number;
  private readonly pdfium: PdfiumFunctions;
  private readonly bytes: number;
  private readonly document: number;
  /** Room for a rectangle, two integers or one small string. */
  private readonly scratch: number;
  private isAbandoned = false;
  private readonly form: { readonly form: number; readonly information: number };

  private constructor(pdfium: PdfiumFunctions, bytes: number, document: number) {
    this.pdfium = pdfium;
    this.bytes = bytes;
    this.document = document;
    this.scratch = pdfium.wasmExports.malloc(4096);
    this.pageCount = pdfium._FPDF_GetPageCount(document);
    this.form = openForm(pdfium, document);
  }

  /** Throws encrypted_file or damaged_file. */
  static async open(content: Buffer, fileName: string): Promise<PdfFile> {
    const pdfium = await loadPdfium();
    const bytes = pdfium.wasmExports.malloc(content.length);
    if (bytes === 0)
      throw new Fault('parse_limit', `"${fileName}" has ${content.length} bytes, more than the PDF reader can hold; split it`);
    pdfium.HEAPU8.set(content, bytes);
    const document = pdfium._FPDF_LoadMemDocument(bytes, content.length, 0);
    if (document !== 0) return new PdfFile(pdfium, bytes, document);
    const error = pdfium._FPDF_GetLastError();
    pdfium.wasmExports.free(bytes);
    if (error === 4 || error === 5)
      throw new Fault('encrypted_file', `"${fileName}" is protected by a password; remove the protection and upload it again`);
    throw new Fault(
      'damaged_file',
      `"${fileName}" cannot be opened as a PDF: its structure is broken or cut off. Export or download it again.`,
    );
  }

  /** A field of the document's information, such as "Title"; empty when it has none. */
  information(field: string): string {
    this.pdfium.HEAPU8.set(Buffer.from(`${field}\0`, 'latin1'), this.scratch);
    const buffer = this.scratch + 64;
    const length = this.pdfium._FPDF_GetMetaText(this.document, this.scratch, buffer, 4000);
    return length < 2 || length > 4000 ? '' : Buffer.from(this.pdfium.HEAPU8.subarray(buffer, buffer + length - 2)).toString('utf16le');
  }

  /** A form that only Adobe's own reader draws, from a description beside the pages. */
  get isXfa(): boolean {
    return this.pdfium._FPDF_GetFormType(this.document) === 2;
  }

  outline(): OutlineEntry[] {
    return readOutline(this.pdfium, this.document);
  }

  attachments(): PdfAttachment[] {
    return readAttachments(this.pdfium, this.document, this.scratch);
  }

  /** Null when the page cannot be loaded. `index` counts from 0. */
  page(index: number): PdfPage | null {
    const page = this.pdfium._FPDF_LoadPage(this.document, index);
    if (page === 0) return null;
    const text = this.pdfium._FPDFText_LoadPage(page);
    if (text !== 0) return new PdfPage(this.pdfium, { page, text, scratch: this.scratch, form: this.form.form });
    this.pdfium._FPDF_ClosePage(page);
    return null;
  }

  /** After the reader failed nothing in its memory may be touched, not even to close the file. */
  abandon(): void {
    this.isAbandoned = true;
  }

  [Symbol.dispose](): void {
    if (this.isAbandoned) return;
    if (this.form.form !== 0) this.pdfium._FPDFDOC_ExitFormFillEnvironment(this.form.form);
    this.pdfium._FPDF_CloseDocument(this.document);
    if (this.form.information !== 0) this.pdfium.wasmExports.free(this.form.information);
    this.pdfium.wasmExports.free(this.bytes);
    this.pdfium.wasmExports.free(this.scratch);
  }
}
