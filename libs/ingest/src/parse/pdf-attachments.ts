import { addAttachment, notRead } from './add-attachment.ts';
import { type CanonicalTextBuilder, toCanonicalLine } from './canonical-text.ts';
import type { ParseSource } from './parse-source.ts';
import { type PdfiumFunctions, readString } from './pdfium-module.ts';

/** `bytes` is null when the file cannot be taken out, for the reason given. */
export interface PdfAttachment {
  readonly name: string;
  readonly bytes: Buffer | null;
  readonly reason: string;
}

const maxAttachments = 50;
const maxBytes = 50 * 1024 * 1024;

export function readAttachments(pdfium: PdfiumFunctions, document: number, scratch: number): PdfAttachment[] {
  const count = pdfium._FPDFDoc_GetAttachmentCount(document);
  let left = maxBytes;
  return Array.from({ length: Math.min(Math.max(count, 0), maxAttachments + 1) }, (_, index) => {
    const attachment = pdfium._FPDFDoc_GetAttachment(document, index);
    const named =
      attachment === 0 ? '' : readString(pdfium, (buffer, bytes) => pdfium._FPDFAttachment_GetName(attachment, buffer, bytes), 400);
    const name = toCanonicalLine(named) || `number ${index + 1}`;
    if (index === maxAttachments) return { name, bytes: null, reason: `more than ${maxAttachments} attachments; upload it on its own` };
    const length = attachment === 0 ? -1 : lengthOf(pdfium, attachment, scratch);
    if (length < 0) return { name, bytes: null, reason: 'it is broken' };
    if (length > left) return { name, bytes: null, reason: `more than ${maxBytes / 1024 / 1024} MB attached; upload it on its own` };
    left -= length;
    return { name, bytes: contentOf(pdfium, attachment, { length, scratch }), reason: 'memory does not suffice' };
  });
}

function lengthOf(pdfium: PdfiumFunctions, attachment: number, scratch: number): number {
  if (pdfium._FPDFAttachment_GetFile(attachment, 0, 0, scratch) !== 1) return -1;
  return new DataView(pdfium.HEAPU8.buffer).getUint32(scratch, true);
}

function contentOf(pdfium: PdfiumFunctions, attachment: number, { length, scratch }: { length: number; scratch: number }): Buffer | null {
  const buffer = pdfium.wasmExports.malloc(Math.max(length, 1));
  if (buffer === 0) return null;
  try {
    if (pdfium._FPDFAttachment_GetFile(attachment, buffer, length, scratch) !== 1) return null;
    return Buffer.from(pdfium.HEAPU8.slice(buffer, buffer + length));
  } finally {
    pdfium.wasmExports.free(buffer);
  }
}

/** Adds the text of what can be read below a heading each; answers what could not, in words. */
export async function addAttachments(
  builder: CanonicalTextBuilder,
  attachments: readonly PdfAttachment[],
  parsePart: ParseSource['parsePart'],
): Promise<string[]> {
  const warnings: string[] = [];
  for (const { name: fileName, bytes, reason } of attachments) {
    const before = builder.length;
    warnings.push(
      ...(bytes ? await addAttachment(builder, { bytes, fileName, declaredType: null }, parsePart) : [notRead({ fileName }, reason)]),
    );
    if (builder.length === before) builder.hide([{ text: fileName, how: 'the name of a file within that is not read', page: null }]);
  }
  return warnings;
}
