import { detect } from 'chardet';
import { Fault } from '#core';
import iconv from 'iconv-lite';

/** Bytes to text: byte order mark, then strict UTF-8, then the declared charset, then a guess that must look like writing. */
export function decodeText(bytes: Uint8Array, declaredCharset: string | null, fileName: string): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const bad = firstInvalidUtf8(bytes);
  if (bad === -1 && !bytes.includes(0)) return new TextDecoder('utf-8').decode(bytes);
  const wide = guessWide(bytes);
  if (wide) return iconv.decode(Buffer.from(bytes), wide);
  if (bad === -1) throw invalid(fileName, bytes.indexOf(0), 'is a NUL byte, which text does not hold', 'Is this really a text file?');
  const charset = declaredCharset?.toLowerCase() ?? null;
  if (charset && !/^utf-?8$/.test(charset) && iconv.encodingExists(charset)) return iconv.decode(Buffer.from(bytes), charset);
  if (charset) throw invalid(fileName, bad, `is not valid ${charset}`, 'Save it again as UTF-8 or declare its real charset.');
  return decodeLegacy(bytes, bad, fileName);
}

/** Offset of the first byte that no UTF-8 sequence may hold, or -1. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Length of the well-formed sequence at `at` (Unicode 16, table 3-7), else 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let offset = 2; offset < length; offset++) if (((bytes[at + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return firstInvalidUtf8(bytes) === -1 ? 'utf-8' : null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes.length % 2 === 0) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: nearly every other byte is zero, as in text that is mostly ASCII. */
function guessWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000);
  if (bytes.length % 2 !== 0 || sample.length < 8) return null;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length * 0.35 && even === 0) return 'utf-16le';
  return even > sample.length * 0.35 && odd === 0 ? 'utf-16be' : null;
}

function decodeLegacy(bytes: Uint8Array, bad: number, fileName: string): string {
  if (bytes.includes(0)) throw invalid(fileName, bad, 'is not text in any charset', 'Is this really a text file?');
  const guess = detect(bytes.subarray(0, 100_000));
  const charset = !guess || /^(utf-?8|ascii|iso-8859-1)$/i.test(guess) ? 'windows-1252' : guess;
  const text = iconv.encodingExists(charset) ? iconv.decode(Buffer.from(bytes), charset) : '';
  if (!looksLikeWriting(text))
    throw invalid(fileName, bad, 'is not valid UTF-8, and no other charset makes text of the file', 'Save it again as UTF-8.');
  return text;
}

/** A wrong charset shows as control characters and as letters that stand alone though no language has such a word: at most one in twenty. */
function looksLikeWriting(text: string): boolean {
  const sample = text.slice(0, 100_000);
  // oxlint-disable-next-line no-control-regex
  if (sample === '' || /[\u0000-\u0008\u000e-\u001a\u0080-\u009f\ufffd]/.test(sample)) return false;
  const foreign = sample.match(/[\u00a0-\uffff]/g)?.length ?? 0;
  const alone =
    sample.match(
      /(?<![\p{L}\p{M}])(?![àáâåæèéêìíòóôöøùúÀÁÅÆÈÉÊÌÍÒÓÔÖØÙÚ])[\u00c0-\u024f](?![\p{L}\p{M}])|[ÿþ]|[^\s\p{L}\p{M}\p{N}\p{P}\p{S}]/gu,
    )?.length ?? 0;
  return alone <= foreign * 0.05;
}

function invalid(fileName: string, offset: number, what: string, remedy: string): Fault {
  return new Fault('invalid_text', `"${fileName}": byte ${offset} ${what}. ${remedy}`);
}
