import { describe, expect, it } from 'vitest';
import { buildPng, buildTiff } from '../../../../test/fixtures/index.ts';
import { readPictureHeader } from './picture-size.ts';
import { tiffPages, tiffTags } from './tiff-directory.ts';

const drawing = { width: 5, height: 3, pixels: new Uint8Array(60) };
const hex = (...parts: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from(parts.join('').replace(/ /g, ''), 'hex'), Buffer.alloc(40)]);
const jfif = 'ffe0 0010 4a46494600 0101 01 012c 012c 0000';
const lyingExif = 'ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000';
const frame = 'ffc0 0011 08 0190 0258 03 01 22 00';

describe('what a picture says of itself before it is decoded', () => {
  it('is read of PNG, JPEG, WebP and BMP', () => {
    expect(readPictureHeader(buildPng(drawing, 300))).toEqual({
      width: 5,
      height: 3,
      dpi: expect.closeTo(300, 0) as number,
      orientation: 1,
    });
    expect(readPictureHeader(hex('ffd8', jfif, frame))).toEqual({ width: 600, height: 400, dpi: 300, orientation: 1 });
    expect(readPictureHeader(hex('52494646 00000000 57454250 56503858 0a000000 00000000 3f9c00 ffffff'))).toMatchObject({
      width: 40_000,
      height: 16_777_216,
    });
    expect(readPictureHeader(hex('424d 00000000 00000000 00000000 28000000 80020000 20feffff'))).toMatchObject({ width: 640, height: 480 });
  });

  it('counts for the upright picture where a camera lay on its side', () => {
    expect(readPictureHeader(hex('ffd8', jfif, lyingExif, frame))).toEqual({ width: 400, height: 600, dpi: 300, orientation: 6 });
  });

  it('is nothing where the bytes end early or are something else', () => {
    expect(readPictureHeader(hex('ffd8', jfif))).toBeNull();
    expect(readPictureHeader(Buffer.from('plain words that are no picture at all'))).toBeNull();
    for (const end of [0, 5, 20, 29]) expect(readPictureHeader(buildPng(drawing).subarray(0, end))).toBeNull();
  });
});

describe('the pages of a TIFF', () => {
  it('are told apart, and a chain that turns back ends where it does', () => {
    const tiff = buildTiff([drawing, drawing, drawing], 'none');
    const pages = tiffPages(tiff, 100);
    expect(pages.map(({ tags }) => [tags.get(tiffTags.width), tags.get(tiffTags.height)])).toEqual([
      [5, 3],
      [5, 3],
      [5, 3],
    ]);
    const last = pages[2]?.offset ?? 0;
    tiff.writeUInt32LE(8, last + 2 + tiff.readUInt16LE(last) * 12);
    expect(tiffPages(tiff, 100)).toHaveLength(3);
    expect(tiffPages(tiff, 2)).toHaveLength(2);
  });

  it('are none where the directory lies beyond the file', () => {
    expect(tiffPages(Buffer.from('49492a00ffffff7f0000000000000000', 'hex'), 9)).toEqual([]);
    expect(tiffPages(Buffer.from('no'), 9)).toEqual([]);
  });
});
