import { describe, expect, it } from 'vitest';
import { buildPdf } from '../../../../test/fixtures/index.ts';
import { parsePdf } from './parse-pdf.ts';
import type { PageRecogniser } from './pdf-recognise.ts';
import type { PageImage } from './pdfium-page.ts';
import { PdfFile } from './pdfium.ts';
import { brokenPromises } from './promises.ts';

const source = (bytes: Buffer) => ({ bytes, fileName: 'scan.pdf', mediaType: 'application/pdf', charset: null, maxPages: 9 });

describe('a page as a picture', () => {
  it('is drawn at the size asked for, black on white', async () => {
    using file = await PdfFile.open(buildPdf({ pages: [[{ text: 'WORDS', size: 40 }]] }), 'a.pdf');
    using page = file.page(0);
    const image = page?.render(144);
    expect(image).toMatchObject({ width: 1190, height: 1684, dpi: 144 });
    const dark = image?.rgba.filter((value, index) => index % 4 === 0 && value < 64).length ?? 0;
    expect(dark).toBeGreaterThan(500);
    expect(image?.rgba.slice(0, 4)).toEqual(new Uint8Array([255, 255, 255, 255]));
  });

  it('stays within memory however large it is asked for', async () => {
    using file = await PdfFile.open(buildPdf({ pages: [[]] }), 'a.pdf');
    using page = file.page(0);
    const image = page?.render(100_000);
    expect((image?.width ?? 0) * (image?.height ?? 0)).toBeLessThanOrEqual(24_000_000);
  });
});

describe('a page without text', () => {
  it('is read off its picture, boxes in points, its confidence kept; pages with text are left alone', async () => {
    const seen: [number, PageImage][] = [];
    const recognise: PageRecogniser = async (image, number) => {
      seen.push([number, image]);
      return { lines: [{ text: 'seen in a scan', x: 300, y: 600, width: 900, height: 50 }], confidence: 87 };
    };
    const parsed = await parsePdf(source(buildPdf({ pages: [[{ text: 'typed' }], []] })), recognise);
    expect(brokenPromises(parsed)).toEqual([]);
    expect(seen.map(([number]) => number)).toEqual([2]);
    expect(parsed.text).toBe('typed\n\nseen in a scan');
    expect(parsed.pages.map(({ ocrConfidence }) => ocrConfidence)).toEqual([null, 87]);
    expect(parsed.lines[1]?.box).toEqual({ page: 2, x: 72, y: 144, width: 216, height: 12 });
  });
});
