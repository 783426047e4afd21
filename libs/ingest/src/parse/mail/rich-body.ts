import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { decompressRTF } from '@kenjiuno/decompressrtf';
import iconv from 'iconv-lite';

// Its entry loads streams in a way that only CommonJS resolves.
const { deEncapsulateSync } = createRequire(import.meta.url)('rtf-stream-parser') as typeof import('rtf-stream-parser');

/** What a body in rich text was before Outlook wrapped it, HTML or plain; null when it was written as rich text, or is broken. */
export function unwrapRichBody(compressed: Uint8Array): { readonly mode: 'html' | 'text'; readonly text: string } | null {
  try {
    const rtf = Buffer.from(decompressRTF([...compressed]));
    const { mode, text } = deEncapsulateSync(rtf, { decode: (bytes, charset) => iconv.decode(bytes, charset), mode: 'either' });
    return { mode, text: text.toString() };
  } catch {
    return null;
  }
}
