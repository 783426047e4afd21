import { PDFiumModule } from '@hyzyla/pdfium';

/** The functions of PDFium's C interface that are called here; the package's types name a few of them only. */
export interface PdfiumFunctions {
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadMemDocument(bytes: number, size: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, bytes: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidth(page: number): number;
  _FPDF_GetPageHeight(page: number): number;
  _FPDF_GetPageBoundingBox(page: number, rectangle: number): number;
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_IsHyphen(text: number, index: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
  _FPDFText_GetTextObject(text: number, index: number): number;
  _FPDFTextObj_GetFont(object: number): number;
  _FPDFFont_GetBaseFontName(font: number, buffer: number, bytes: number): number;
  _FPDFFont_GetIsEmbedded(font: number): number;
  _FPDFFont_GetGlyphPath(font: number, code: number, size: number): number;
  _FPDFGlyphPath_CountGlyphSegments(path: number): number;
  _FPDFFont_GetFlags(font: number): number;
  _FPDFTextObj_GetTextRenderMode(object: number): number;
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  _FPDFPageObj_GetStrokeColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  _FPDFPageObj_HasTransparency(object: number): number;
  _FPDFPageObj_SetIsActive(object: number, active: number): number;
  _FPDFPageObj_CountMarks(object: number): number;
  _FPDFPageObj_GetMark(object: number, index: number): number;
  _FPDFPageObjMark_GetName(mark: number, buffer: number, bytes: number, length: number): number;
  _FPDFPageObjMark_GetParamStringValue(mark: number, key: number, buffer: number, bytes: number, length: number): number;
  _FPDFPageObj_GetClipPath(object: number): number;
  _FPDFClipPath_CountPaths(clip: number): number;
  _FPDFClipPath_CountPathSegments(clip: number, path: number): number;
  _FPDFClipPath_GetPathSegment(clip: number, path: number, segment: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFPath_CountSegments(path: number): number;
  _FPDFPath_GetPathSegment(path: number, index: number): number;
  _FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  _FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  _FPDFPathSegment_GetType(segment: number): number;
  _FPDFPathSegment_GetClose(segment: number): number;
  _FPDFCatalog_IsTagged(document: number): number;
  _FPDF_StructTree_GetForPage(page: number): number;
  _FPDF_StructTree_Close(tree: number): void;
  _FPDF_StructTree_CountChildren(tree: number): number;
  _FPDF_StructTree_GetChildAtIndex(tree: number, index: number): number;
  _FPDF_StructElement_CountChildren(element: number): number;
  _FPDF_StructElement_GetChildAtIndex(element: number, index: number): number;
  _FPDF_StructElement_GetAltText(element: number, buffer: number, bytes: number): number;
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number;
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number;
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, bytes: number): number;
  _FPDFBookmark_GetDest(document: number, bookmark: number): number;
  _FPDFDest_GetDestPageIndex(document: number, destination: number): number;
  _FPDFDoc_GetAttachmentCount(document: number): number;
  _FPDFDoc_GetAttachment(document: number, index: number): number;
  _FPDFAttachment_GetName(attachment: number, buffer: number, bytes: number): number;
  _FPDFAttachment_GetFile(attachment: number, buffer: number, bytes: number, length: number): number;
  _FPDF_GetFormType(document: number): number;
  _FPDFDOC_InitFormFillEnvironment(document: number, information: number): number;
  _FPDFDOC_ExitFormFillEnvironment(form: number): void;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFPage_GetAnnot(page: number, index: number): number;
  _FPDFPage_CloseAnnot(annotation: number): void;
  _FPDFAnnot_GetSubtype(annotation: number): number;
  _FPDFAnnot_GetFlags(annotation: number): number;
  _FPDFAnnot_GetRect(annotation: number, rectangle: number): number;
  _FPDFAnnot_GetFormFieldType(form: number, annotation: number): number;
  _FPDFAnnot_GetFormFieldName(form: number, annotation: number, buffer: number, bytes: number): number;
  _FPDFAnnot_GetFormFieldAlternateName(form: number, annotation: number, buffer: number, bytes: number): number;
  _FPDFAnnot_GetFormFieldValue(form: number, annotation: number, buffer: number, bytes: number): number;
  _FPDFAnnot_GetFormFieldExportValue(form: number, annotation: number, buffer: number, bytes: number): number;
  _FPDFAnnot_GetStringValue(annotation: number, key: number, buffer: number, bytes: number): number;
  _FPDFAnnot_IsChecked(form: number, annotation: number): number;
  _FPDFBitmap_Create(width: number, height: number, alpha: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): void;
  _FPDFBitmap_GetBuffer(bitmap: number): number;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    flags: number,
  ): void;
  readonly wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
  readonly HEAPU8: Uint8Array;
}

let loaded: Promise<PdfiumFunctions> | null = null;

export function loadPdfium(): Promise<PdfiumFunctions> {
  loaded ??= PDFiumModule({}).then((module) => {
    const functions = module as typeof module & PdfiumFunctions;
    functions._FPDF_InitLibraryWithConfig({});
    return functions;
  });
  return loaded;
}

/** After a trap the module's memory cannot be trusted: the next document gets a new one. */
export function discardPdfium(): void {
  loaded = null;
}

/** Numbers in PDFium's memory that it answers with; seen anew when that moves, as it does when it grows. */
export class PdfiumScratch {
  readonly at: number;
  private readonly pdfium: PdfiumFunctions;
  private views: { readonly floats: Float32Array; readonly integers: Uint32Array };

  constructor(pdfium: PdfiumFunctions, at: number) {
    this.pdfium = pdfium;
    this.at = at;
    this.views = viewsOf(pdfium, at);
  }

  get floats(): Float32Array {
    return this.current().floats;
  }

  get integers(): Uint32Array {
    return this.current().integers;
  }

  /** Writes a name, ended by a zero, so far behind and answers where it stands. */
  write(name: string, behind: number): number {
    this.pdfium.HEAPU8.set(Buffer.from(`${name}\0`, 'latin1'), this.at + behind);
    return this.at + behind;
  }

  private current(): typeof this.views {
    if (this.views.floats.buffer !== this.pdfium.HEAPU8.buffer) this.views = viewsOf(this.pdfium, this.at);
    return this.views;
  }
}

function viewsOf({ HEAPU8: { buffer } }: PdfiumFunctions, at: number): { floats: Float32Array; integers: Uint32Array } {
  return { floats: new Float32Array(buffer, at, 8), integers: new Uint32Array(buffer, at, 8) };
}

/** Reads a string the way PDFium hands them out: asked for its length, then for its bytes, UTF-16 with a zero at the end. Cut at `maxBytes`. */
export function readString(pdfium: PdfiumFunctions, read: (buffer: number, bytes: number) => number, maxBytes = 64 * 1024): string {
  const length = read(0, 0);
  if (length <= 2 || length > 64 * 1024 * 1024) return '';
  const buffer = pdfium.wasmExports.malloc(length);
  if (buffer === 0) return '';
  try {
    read(buffer, length);
    const end = Math.min(length - 2, maxBytes - (maxBytes % 2));
    return Buffer.from(pdfium.HEAPU8.subarray(buffer, buffer + end)).toString('utf16le');
  } finally {
    pdfium.wasmExports.free(buffer);
  }
}
