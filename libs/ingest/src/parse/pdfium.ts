import { Fault } from '#core';
import { type PdfAttachment, readAttachments } from './pdf-attachments.ts';
import { formInformationBytes, openForm } from './pdf-fields.ts';
import { type OutlineEntry, readOutline } from './pdf-outline.ts';
import { loadPdfium, type PdfiumFunctions } from './pdfium-module.ts';
import { PdfPage } from './pdfium-page.ts';

/** PDFium's memory that a document takes from its opening to its end. */
interface Room {
  readonly bytes: number;
  /** For a rectangle, two integers or one small string; what it is told about the form lies behind. */
  readonly scratch: number;
}

const scratchBytes = 4096;

/** One open document. Pages are read one at a time, so memory holds one page's handles at most. */
export class PdfFile implements Disposable {
  readonly pageCount: number;
  private readonly pdfium: PdfiumFunctions;
  private readonly document: number;
  private readonly room: Room;
  /** 0 when there is none. */
  private readonly form: number;
  private readonly hasAlternatives: boolean;
  private isAbandoned = false;

  private constructor(
    pdfium: PdfiumFunctions,
    document: number,
    { hasAlternatives, ...room }: Room & { readonly hasAlternatives: boolean },
  ) {
    this.pdfium = pdfium;
    this.document = document;
    this.room = room;
    this.pageCount = pdfium._FPDF_GetPageCount(document);
    this.hasAlternatives = hasAlternatives;
    this.form = openForm(pdfium, document, room.scratch + scratchBytes);
  }

  /** Throws encrypted_file, damaged_file, or parse_limit when memory does not suffice. */
  static async open(content: Buffer, fileName: string): Promise<PdfFile> {
    const pdfium = await loadPdfium();
    const { wasmExports } = pdfium;
    const room = { bytes: wasmExports.malloc(content.length), scratch: wasmExports.malloc(scratchBytes + formInformationBytes) };
    if (room.bytes === 0 || room.scratch === 0) {
      release(pdfium, room);
      throw new Fault('parse_limit', `"${fileName}" has ${content.length} bytes, more than the PDF reader can hold; split it`);
    }
    pdfium.HEAPU8.set(content, room.bytes);
    const document = pdfium._FPDF_LoadMemDocument(room.bytes, content.length, 0);
    if (document !== 0)
      return new PdfFile(pdfium, document, {
        ...room,
        hasAlternatives: pdfium._FPDFCatalog_IsTagged(document) === 1 && mayDescribe(content),
      });
    const error = pdfium._FPDF_GetLastError();
    release(pdfium, room);
    if (error === 4 || error === 5)
      throw new Fault('encrypted_file', `"${fileName}" is protected by a password; remove the protection and upload it again`);
    throw new Fault(
      'damaged_file',
      `"${fileName}" cannot be opened as a PDF: its structure is broken or cut off. Export or download it again.`,
    );
  }

  /** A field of the document's information, such as "Title"; empty when it has none. */
  information(field: string): string {
    const { scratch } = this.room;
    this.pdfium.HEAPU8.set(Buffer.from(`${field}\0`, 'latin1'), scratch);
    const buffer = scratch + 64;
    const length = this.pdfium._FPDF_GetMetaText(this.document, scratch, buffer, 4000);
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
    return readAttachments(this.pdfium, this.document, this.room.scratch);
  }

  /** Null when the page cannot be loaded. `index` counts from 0. */
  page(index: number): PdfPage | null {
    const page = this.pdfium._FPDF_LoadPage(this.document, index);
    if (page === 0) return null;
    const text = this.pdfium._FPDFText_LoadPage(page);
    if (text !== 0)
      return new PdfPage(this.pdfium, { page, text, scratch: this.room.scratch, form: this.form, hasAlternatives: this.hasAlternatives });
    this.pdfium._FPDF_ClosePage(page);
    return null;
  }

  /** After the reader failed nothing in its memory may be touched, not even to close the file. */
  abandon(): void {
    this.isAbandoned = true;
  }

  [Symbol.dispose](): void {
    if (this.isAbandoned) return;
    if (this.form !== 0) this.pdfium._FPDFDOC_ExitFormFillEnvironment(this.form);
    this.pdfium._FPDF_CloseDocument(this.document);
    release(this.pdfium, this.room);
  }
}

/** Reading a page's tree of tags takes as long as a third of its text: it is not read where nothing in it can be described. Packed objects may hold anything. */
function mayDescribe(content: Buffer): boolean {
  return content.includes('/Alt') || content.includes('/ObjStm');
}

function release({ wasmExports }: PdfiumFunctions, { bytes, scratch }: Room): void {
  for (const pointer of [bytes, scratch]) if (pointer !== 0) wasmExports.free(pointer);
}
