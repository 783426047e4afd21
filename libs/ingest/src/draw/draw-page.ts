import { readFile } from 'node:fs/promises';
import { Fault } from '#core';
import { PdfFile } from '../parse/pdfium.ts';
import { discardPdfium } from '../parse/pdfium-module.ts';
import type { PageImage, PdfPage } from '../parse/pdfium-page.ts';
import { type TiffPage, tiffPages, tiffTags } from '../recognise/tiff-directory.ts';
import { tiffPixels } from '../recognise/tiff-picture.ts';
import { encodePng } from './encode-png.ts';
import { shrink } from './shrink.ts';

export interface DrawRequest {
  readonly filePath: string;
  readonly mediaType: string;
  readonly fileName: string;
  /** From 1. */
  readonly page: number;
  /** Wanted; a picture with fewer stays as it is, and a page that is very long becomes narrower. */
  readonly widthDots: number;
}

/** An A4 page 2400 dots wide has eight million. */
const maxDots = 9_000_000;
/** Of a TIFF, whose dots are all unpacked before they become fewer: as many as text is read from. */
const maxUnpackedDots = 40_000_000;

/** A page of a PDF or a TIFF as it looks, turned and cropped as a reader shows it, as PNG. Runs in a child: files are hostile. */
export async function drawPage(request: DrawRequest): Promise<Uint8Array> {
  const { mediaType, fileName } = request;
  const bytes = await readFile(request.filePath);
  if (mediaType === 'application/pdf') return encodePng(await drawPdfPage(bytes, request));
  if (mediaType === 'image/tiff') return encodePng(drawTiffPage(bytes, request));
  throw new Fault('unsupported_media_type', `"${fileName}" is ${mediaType}, which has no pages to draw; read its text instead`);
}

async function drawPdfPage(bytes: Buffer, request: DrawRequest): Promise<PageImage> {
  using file = await PdfFile.open(bytes, request.fileName);
  if (request.page > file.pageCount) throw noPage(request, file.pageCount);
  try {
    using page = file.page(request.page - 1);
    const picture = page?.render(dpiOf(page, request));
    if (!picture) throw undrawable(request);
    return picture;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    file.abandon();
    discardPdfium();
    throw undrawable(request, cause);
  }
}

function dpiOf({ width, height }: PdfPage, { widthDots }: DrawRequest): number {
  return 72 * Math.min(widthDots / width, Math.sqrt(maxDots / (width * height)));
}

function drawTiffPage(bytes: Buffer, request: DrawRequest): Pick<PageImage, 'rgba' | 'width' | 'height'> {
  const pages = tiffPages(bytes, request.page);
  const page = pages[request.page - 1];
  if (!page) throw noPage(request, pages.length);
  // Pictures that lie on their side would need turning; scanners write them upright.
  if ((page.tags.get(tiffTags.orientation) ?? 1) !== 1) throw undrawable(request);
  refuseHuge(page, request);
  try {
    return shrink(tiffPixels(bytes, page), { widthDots: request.widthDots, maxDots });
  } catch (cause) {
    throw undrawable(request, cause);
  }
}

/** By what its tags say; the decoder takes room for as much. */
function refuseHuge({ tags }: TiffPage, { fileName, page }: DrawRequest): void {
  const [width, height] = [tags.get(tiffTags.width) ?? 0, tags.get(tiffTags.height) ?? 0];
  if (width * height <= maxUnpackedDots && height <= maxDots) return;
  throw new Fault('parse_limit', `Page ${page} of "${fileName}" has ${width} x ${height} dots, too many to draw; scan it at 300 an inch.`);
}

const noPage = ({ fileName, page }: DrawRequest, count: number): Fault =>
  new Fault('not_found', `"${fileName}" has ${count === 1 ? 'one page' : `${count} pages`}, no page ${page}`);

const undrawable = ({ fileName, page }: DrawRequest, cause?: unknown): Fault =>
  new Fault('damaged_file', `Page ${page} of "${fileName}" cannot be drawn; its text can still be read.`, { cause });
