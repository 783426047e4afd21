import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPdf, buildPng, buildScan, buildTiff, drawPage, languageForSpecs } from '../../../../test/fixtures/index.ts';
import { ChildParser, type ParserSettings } from '../child/child-parser.ts';
import type { PageDone } from '../parse/parse-source.ts';
import { brokenPromises } from '../parse/promises.ts';

const data = await languageForSpecs();
const never = new AbortController().signal;
const limits: ParserSettings = { timeoutMs: 60_000, memoryMb: 1024, maxPages: 100, children: 1 };
const recognition = { languages: [{ language: 'eng', path: data ?? '' }], maxPages: 50 };
const notice = [
  { text: 'Harbour regulations', size: 28 },
  { text: '' },
  { text: 'Boats longer than eleven metres moor at the northern quay only.', size: 15 },
  { text: 'Fuel may be taken between six and nine in the morning.', size: 15 },
];
let folder: string;
let parser: ChildParser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  parser = new ChildParser({ ...limits, recognition });
});
afterAll(async () => {
  await parser[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function parse(
  bytes: Buffer,
  mediaType: string,
  { with: by = parser, onPage }: { with?: ChildParser; onPage?: (done: PageDone) => void } = {},
) {
  const filePath = join(folder, 'file');
  await writeFile(filePath, bytes);
  return by.parse({ filePath, mediaType, fileName: 'notice', ...(onPage && { onPage }) }, never);
}

describe.skipIf(!data)('text in pictures', { timeout: 60_000 }, () => {
  it('is read off a PNG, with a box for every line and its confidence', async () => {
    const parsed = await parse(buildPng(await drawPage(notice, 150), 150), 'image/png');
    expect(brokenPromises(parsed)).toEqual([]);
    expect(parsed.text).toContain('Boats longer than eleven metres moor at the northern quay only. Fuel may be taken');
    expect(parsed.pages[0]?.ocrConfidence).toBeGreaterThan(80);
    expect(parsed.pages[0]).toMatchObject({ page: 1, width: expect.closeTo(595, -1) as number, height: expect.closeTo(842, -1) as number });
    const line = parsed.lines.find(({ start, end }) => parsed.text.slice(start, end).startsWith('Boats'));
    expect(line?.box).toMatchObject({ page: 1, x: expect.closeTo(72, -1) as number });
  });

  it('is read off every page of a TIFF, however it is packed, and progress is told', async () => {
    const page = await drawPage(notice, 110);
    for (const packed of ['none', 'deflate'] as const) {
      const done: PageDone[] = [];
      const parsed = await parse(buildTiff([page, page], packed), 'image/tiff', { onPage: (page) => done.push(page) });
      expect(brokenPromises(parsed)).toEqual([]);
      expect(parsed.pages.map((page) => parsed.text.slice(page.start, page.end).includes('Fuel may be taken'))).toEqual([true, true]);
      expect(done).toEqual([
        { page: 1, of: 2, recognised: true },
        { page: 2, of: 2, recognised: true },
      ]);
    }
  });

  it('is read off the scanned page of a PDF and left alone where the page has its text', async () => {
    const scan = buildScan([await drawPage(notice, 150), [{ text: 'This page was typed.' }]]);
    const done: PageDone[] = [];
    const parsed = await parse(scan, 'application/pdf', { onPage: (page) => done.push(page) });
    expect(brokenPromises(parsed)).toEqual([]);
    expect(parsed.text).toContain('moor at the northern quay');
    expect(parsed.text).toContain('This page was typed.');
    expect(parsed.pages.map(({ ocrConfidence }) => ocrConfidence !== null)).toEqual([true, false]);
    expect(done[0]).toEqual({ page: 1, of: 2, recognised: true });
  });

  it('that is hard to read comes with a warning, and a picture without any says so', async () => {
    const blank = { width: 400, height: 300, pixels: new Uint8Array(400 * 300 * 4).fill(255) };
    await expect(parse(buildPng(blank), 'image/png')).rejects.toMatchObject({ code: 'no_text' });
    const smudged = await drawPage(notice, 60);
    for (let pixel = 0; pixel < smudged.pixels.length; pixel += 4)
      smudged.pixels.fill(Math.max(0, (smudged.pixels[pixel] ?? 0) - ((pixel * 7919) % 151)), pixel, pixel + 3);
    const told = await parse(buildPng(smudged, 60), 'image/png').then(
      ({ warnings }) => warnings.join(' '),
      (error: Error) => error.message,
    );
    expect(told).toMatch(/recognised with \d\d % confidence|without legible text|no text on it/);
  });

  it('is not found in a picture that is cut off, which says so', async () => {
    const whole = buildPng(await drawPage(notice, 60));
    await expect(parse(whole.subarray(0, 60), 'image/png')).rejects.toMatchObject({
      code: 'damaged_file',
      message: expect.stringContaining('cannot be decoded') as string,
    });
  });

  it('takes as long as it takes when every page is within the limit', async () => {
    const page = await drawPage(notice, 110);
    await using hurried = new ChildParser({ ...limits, recognition, timeoutMs: 4000 });
    const pages = Array.from({ length: 10 }, () => page);
    expect((await parse(buildTiff(pages, 'none'), 'image/tiff', { with: hurried })).pages).toHaveLength(10);
  });
});

describe('pictures', { timeout: 30_000 }, () => {
  it('too large to decode are refused by their header', async () => {
    const header = buildPng({ width: 2, height: 2, pixels: new Uint8Array(16) });
    header.writeUInt32BE(20_000, 16);
    header.writeUInt32BE(20_000, 20);
    await expect(parse(header, 'image/png')).rejects.toMatchObject({
      code: 'parse_limit',
      message: expect.stringContaining('20000 x 20000') as string,
    });
  });

  it('are not read where recognition is off, and the reason is given', async () => {
    await using plain = new ChildParser({ ...limits, recognition: { whyNot: 'text recognition is off (AQUIFER_OCR=off)' } });
    const picture = buildPng({ width: 40, height: 40, pixels: new Uint8Array(6400) });
    for (const [bytes, type] of [
      [picture, 'image/png'],
      [buildPdf({ pages: [[]] }), 'application/pdf'],
    ] as const)
      await expect(parse(bytes, type, { with: plain })).rejects.toMatchObject({
        code: 'no_text',
        message: expect.stringContaining('AQUIFER_OCR=off') as string,
      });
  });
});
