import { inflateSync } from 'node:zlib';
import { exifNotes, type PictureNote } from './exif-notes.ts';

const maxParts = 2000;
const maxBytes = 1_000_000;

/** Of PNG, JPEG, WebP and TIFF files: text parts, EXIF, XMP and IPTC. What is broken is left out. */
export function pictureNotes(bytes: Buffer): PictureNote[] {
  const found = bytes.toString('latin1', 1, 4) === 'PNG' ? ofPng(bytes) : bytes[0] === 0xff && bytes[1] === 0xd8 ? ofJpeg(bytes) : null;
  if (found) return found;
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return ofWebp(bytes);
  return exifNotes(bytes);
}

function ofPng(bytes: Buffer): PictureNote[] {
  const notes: PictureNote[] = [];
  for (let [at, count] = [8, 0]; at + 12 <= bytes.length && count < maxParts; count += 1) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, Math.min(at + 8 + length, bytes.length));
    if (kind === 'eXIf') notes.push(...exifNotes(content));
    else if (kind === 'tEXt' || kind === 'zTXt' || kind === 'iTXt') notes.push(...pngText(kind, content));
    at += 12 + length;
  }
  return notes;
}

/** A name, a zero, and the words, packed in zTXt and perhaps in iTXt, where languages stand between. */
function pngText(kind: 'tEXt' | 'zTXt' | 'iTXt', content: Buffer): PictureNote[] {
  const named = content.indexOf(0);
  if (named === -1) return [];
  const name = content.toString('latin1', 0, named);
  if (kind === 'tEXt') return wordsOf(name, content.toString('latin1', named + 1, named + 1 + maxBytes));
  if (kind === 'zTXt') return wordsOf(name, unpacked(content.subarray(named + 2)).toString('latin1'));
  const language = content.indexOf(0, named + 3);
  const translated = language === -1 ? -1 : content.indexOf(0, language + 1);
  if (translated === -1) return [];
  const words = content.subarray(translated + 1);
  return wordsOf(name, (content[named + 1] === 1 ? unpacked(words) : words).toString('utf8', 0, maxBytes));
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    return Buffer.alloc(0);
  }
}

function ofJpeg(bytes: Buffer): PictureNote[] {
  const notes: PictureNote[] = [];
  for (let [at, count] = [2, 0]; at + 4 <= bytes.length && bytes[at] === 0xff && count < maxParts; count += 1) {
    const marker = bytes[at + 1] ?? 0;
    // The picture begins: what comes after belongs to it.
    if (marker === 0xda || marker === 0xd9) break;
    const content = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    if (marker === 0xfe) notes.push({ kind: 'comment', text: content.toString('utf8') });
    else if (marker === 0xe1 && content.toString('latin1', 0, 4) === 'Exif') notes.push(...exifNotes(content.subarray(6)));
    else if (marker === 0xe1) notes.push(...xmpNotes(content));
    else if (marker === 0xed) notes.push(...iptcNotes(content));
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return notes;
}

function ofWebp(bytes: Buffer): PictureNote[] {
  const notes: PictureNote[] = [];
  for (let [at, count] = [12, 0]; at + 8 <= bytes.length && count < maxParts; count += 1) {
    const kind = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'EXIF') notes.push(...exifNotes(content.toString('latin1', 0, 4) === 'Exif' ? content.subarray(6) : content));
    if (kind === 'XMP ') notes.push(...xmpNotes(content));
    at += 8 + length + (length % 2);
  }
  return notes;
}

function wordsOf(kind: string, text: string): PictureNote[] {
  return /xmp/i.test(kind) ? xmpNotes(Buffer.from(text)) : [{ kind, text }];
}

/** XML about the picture: what stands between its tags, and in its attributes, but names of name spaces. */
export function xmpNotes(content: Buffer): PictureNote[] {
  const xml = content.toString('utf8', 0, maxBytes);
  const texts = [...xml.matchAll(/>([^<>]{3,})<|\s(?!xmlns)[\w:]+="([^"<>]{3,})"/g)].map(([, between, quoted]) => between ?? quoted ?? '');
  return texts.filter((text) => /\p{L}+\s+\p{L}/u.test(text)).map((text) => ({ kind: 'XMP', text }));
}

/** Captions, headlines, instructions: each a sign, the record, the field and its length before the words. */
function iptcNotes(content: Buffer): PictureNote[] {
  const notes: PictureNote[] = [];
  for (let at = content.indexOf(0x1c); at !== -1 && at + 5 <= content.length && notes.length < maxParts;) {
    const length = content.readUInt16BE(at + 3);
    const isWords = content[at + 1] === 2 && (content[at + 2] ?? 0) >= 5 && length < 0x8000;
    if (isWords) notes.push({ kind: 'IPTC', text: content.toString('utf8', at + 5, at + 5 + length) });
    at = content.indexOf(0x1c, isWords ? at + 5 + length : at + 1);
  }
  return notes;
}
