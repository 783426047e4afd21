import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTiff } from '../../../../test/fixtures/index.ts';
import { drawPage } from './draw-page.ts';
import { shrink } from './shrink.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawn-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Drawn as wide as asked for; with the size that its tags tell, where that is another. */
async function drawn(size: Size, { widthDots = 1200, told = size } = {}): Promise<Size> {
  const bytes = buildTiff([{ ...size, pixels: new Uint8Array(size.width * size.height * 4).fill(200) }], 'deflate');
  bytes.writeUInt32LE(told.width, 8 + 2 + 8);
  bytes.writeUInt32LE(told.height, 8 + 2 + 12 + 8);
  const filePath = join(folder, 'scan.tif');
  await writeFile(filePath, bytes);
  const png = Buffer.from(await drawPage({ filePath, mediaType: 'image/tiff', fileName: 'scan.tif', page: 1, widthDots }));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
interface Size {
  readonly width: number;
  readonly height: number;
}

describe('a page of a TIFF', () => {
  it('keeps at least the width asked for', async () => {
    expect(await drawn({ width: 900, height: 300 })).toEqual({ width: 900, height: 300 });
    expect(await drawn({ width: 900, height: 300 }, { widthDots: 400 })).toEqual({ width: 450, height: 150 });
  });

  it('becomes narrower where it is very long', async () => {
    expect(await drawn({ width: 500, height: 20_000 })).toEqual({ width: 250, height: 10_000 });
  });

  it('is refused by the size it tells, before it is unpacked', async () => {
    const told = [
      [100_000, 100_000],
      [1, 9_000_001],
    ] as const;
    for (const [width, height] of told)
      await expect(drawn({ width: 10, height: 10 }, { told: { width, height } })).rejects.toMatchObject({
        code: 'parse_limit',
        message: expect.stringContaining(`${width} x ${height} dots`) as string,
      });
  });
});

it('draws no more dots than allowed, and the mean of those it leaves out', () => {
  const rgba = Uint8Array.from({ length: 4 * 8 * 4 }, (_, at) => (at % 8 < 4 ? 0 : 100));
  const small = shrink({ rgba, width: 4, height: 8 }, { widthDots: 4, maxDots: 8 });
  expect(small).toEqual({ width: 2, height: 4, rgba: new Uint8Array(2 * 4 * 4).fill(50) });
});
