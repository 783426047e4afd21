import { Fault } from '#core';
import UTIF from 'utif2';
import { grayPicture } from './gray-picture.ts';
import type { Picture } from './recogniser.ts';
import { isBigTiff, isLittleEndian, tiffPages, type TiffPage, tiffTags, withFirstPage } from './tiff-directory.ts';

/** None, CCITT (fax), LZW and PackBits: what Tesseract's own reader unpacks. */
const native: readonly number[] = [1, 2, 3, 4, 5, 32773];

/** One page of a TIFF as a picture of its own. */
export function tiffPicture(bytes: Buffer, page: TiffPage): Picture {
  const orientation = page.tags.get(tiffTags.orientation) ?? 1;
  const alone = withFirstPage(bytes, page);
  if (native.includes(page.tags.get(tiffTags.compression) ?? 1)) return { bytes: alone, orientation };
  if (isBigTiff(alone))
    throw new Fault('damaged_file', 'a picture in a BigTIFF packed as JPEG or Deflate, which is not read; save it as a plain TIFF');
  return { bytes: decoded(alone), orientation };
}

/** One page's dots. The chain is cut first: the decoder would follow one without end. Throws on what it cannot decode. */
export function tiffPixels(bytes: Buffer, page: TiffPage): { readonly rgba: Uint8Array; readonly width: number; readonly height: number } {
  return unpacked(withFirstPage(bytes, page));
}

function unpacked(alone: Buffer): ReturnType<typeof tiffPixels> {
  const [first] = tiffPages(alone, 1);
  if (first) cutChain(alone, first);
  const [directory] = UTIF.decode(alone);
  if (!directory) throw new Error('no page');
  UTIF.decodeImage(alone, directory);
  return { rgba: UTIF.toRGBA8(directory), width: directory.width, height: directory.height };
}

/** JPEG and Deflate within TIFF are unpacked here. */
function decoded(alone: Buffer): Uint8Array {
  try {
    const { rgba: pixels, width, height } = unpacked(alone);
    return grayPicture({ pixels, width, height });
  } catch (cause) {
    throw new Fault('damaged_file', 'a picture that cannot be decoded, damaged or packed in a way that is not read', { cause });
  }
}

function cutChain(bytes: Buffer, { offset }: TiffPage): void {
  const count = isLittleEndian(bytes) ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset);
  bytes.writeUInt32LE(0, offset + 2 + count * 12);
}
