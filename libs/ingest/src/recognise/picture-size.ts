import { tiffPages, tiffTags } from './tiff-directory.ts';

/** What a picture's header says, before anything is decoded. `dpi` is null where it says nothing of use. */
export interface PictureHeader {
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
  /** As in EXIF, 1 to 8. */
  readonly orientation: number;
}

/** Null when the bytes are no PNG, JPEG, WebP or BMP, or end before they say how large they are. */
export function readPictureHeader(bytes: Buffer): PictureHeader | null {
  if (bytes.length < 30) return null;
  if (bytes.toString('latin1', 1, 4) === 'PNG') return pngHeader(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegHeader(bytes);
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return webpHeader(bytes);
  if (bytes.toString('latin1', 0, 2) === 'BM') return bmpHeader(bytes);
  return null;
}

/** Scanners and cameras write nonsense such as 1 or 72,000; screens write 72 and 96. */
export function plausibleDpi(dpi: number): number | null {
  return dpi >= 60 && dpi <= 2400 ? dpi : null;
}

function upright(width: number, height: number, dpi: number | null = null): PictureHeader {
  return { width, height, dpi, orientation: 1 };
}

function pngHeader(bytes: Buffer): PictureHeader {
  const size = upright(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  const physical = bytes.subarray(0, 4096).indexOf('pHYs');
  if (physical === -1 || physical + 13 > bytes.length || bytes[physical + 12] !== 1) return size;
  return { ...size, dpi: plausibleDpi(bytes.readUInt32BE(physical + 4) * 0.0254) };
}

/** Walks the segments to the frame header; JFIF says the density, EXIF how to turn it. */
function jpegHeader(bytes: Buffer): PictureHeader | null {
  let dpi: number | null = null;
  let orientation = 1;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd8) || marker === 1) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (isFrame(marker)) return turned({ width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), dpi, orientation });
    const segment = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    if (marker === 0xe0) dpi = jfifDpi(segment) ?? dpi;
    if (marker === 0xe1) orientation = exifOrientation(segment) ?? orientation;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jfifDpi(segment: Buffer): number | null {
  if (segment.length < 12 || segment.toString('latin1', 0, 4) !== 'JFIF' || segment[7] === 0) return null;
  return plausibleDpi(segment.readUInt16BE(8) * (segment[7] === 2 ? 2.54 : 1));
}

function exifOrientation(segment: Buffer): number | null {
  if (segment.toString('latin1', 0, 4) !== 'Exif') return null;
  const value = tiffPages(segment.subarray(6), 1)[0]?.tags.get(tiffTags.orientation);
  return value !== undefined && value >= 1 && value <= 8 ? value : null;
}

/** Orientations from 5 on lie on their side. */
function turned(header: PictureHeader): PictureHeader {
  return header.orientation < 5 ? header : { ...header, width: header.height, height: header.width };
}

function webpHeader(bytes: Buffer): PictureHeader | null {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return upright(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  if (kind === 'VP8 ') return upright(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  if (kind !== 'VP8L') return null;
  const bits = bytes.readUInt32LE(21);
  return upright((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

function bmpHeader(bytes: Buffer): PictureHeader {
  return upright(Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22)));
}
