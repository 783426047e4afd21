import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Document, NewKey, RevisionPages } from '#contract';
import { buildPagePdf, textAt } from '../fixtures/build-page-pdf.ts';
import { buildPng, drawPage } from '../fixtures/index.ts';
import { type Area, type Picture, readPng, redArea } from '../read-png.ts';
import { Service } from '../service.ts';

const quote = 'The reserve tank holds ninety litres.';
const red = (content: string): string => `1 0 0 rg\n${content}0 g\n`;

/** The quote in red, alone in its line, with other lines above and below. */
const whole =
  textAt(72, 700, 'Tanks of the northern station', { size: 18, bold: true }) +
  textAt(72, 660, 'Each tank is inspected in spring and again before the first frost.') +
  red(textAt(72, 640, quote)) +
  textAt(72, 600, 'Water is drawn from the northern well while its level allows it.');
/** The same in the middle of a line. */
const inLine = `BT /F1 11 Tf 72 640 Td (It fills at night. ) Tj 1 0 0 rg (${quote}) Tj 0 g ( Then it rests.) Tj ET\n`;

/** Drawn so that it is upright once the page is turned. */
const turned = (matrix: string): string => `q ${matrix} cm ${whole} Q`;
const cropped = '/CropBox [50 500 400 760]';

const plans = [
  { name: 'plain', content: whole, slack: 0.005 },
  { name: 'turned by 90', content: turned('0 1 -1 0 795 0'), entries: '/Rotate 90', slack: 0.005 },
  { name: 'turned by 180', content: turned('-1 0 0 -1 595 842'), entries: '/Rotate 180', slack: 0.005 },
  { name: 'turned by 270', content: turned('0 -1 1 0 -200 842'), entries: '/Rotate 270', slack: 0.005 },
  { name: 'cropped', content: whole, entries: cropped, slack: 0.01 },
  { name: 'cropped and turned', content: turned('0 -1 1 0 -200 842'), entries: '/CropBox [350 400 560 800] /Rotate 270', slack: 0.01 },
  { name: 'in units of two points', content: whole, entries: '/UserUnit 2', slack: 0.005 },
  { name: 'within a line', content: inLine, slack: 0.03 },
];
const absurd = [
  { content: textAt(20, 20, 'Wide.'), mediaBox: '0 0 14400 200' },
  { content: textAt(20, 20, 'Long.'), mediaBox: '0 0 100 14400' },
];
const script = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('pages as they look, with the words of a citation', () => {
  let service: Service;
  let document: Document;
  beforeAll(async () => {
    service = await Service.start({ environment: { AQUIFER_GENERATOR: 'none' } });
    document = await live('tanks.pdf', buildPagePdf({ pages: [...plans, ...absurd], catalog: () => script }));
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const live = async (name: string, bytes: Buffer): Promise<Document> => {
    const settled = await service.settle('default', { name, bytes });
    expect(settled.status, name).toBe('live');
    return settled;
  };
  const textOf = async ({ id }: Document): Promise<string> => (await service.fetch(`/v1/documents/${id}/revisions/1/text`)).text();
  const pagesOf = async ({ id }: Document, { start, end }: { start: number; end: number }): Promise<RevisionPages> =>
    RevisionPages.parse(await service.json(`/v1/documents/${id}/revisions/1/pages?start=${start}&end=${end}`));
  const picture = ({ id }: Document, page: number, more = '?width=900'): Promise<Response> =>
    service.fetch(`/v1/documents/${id}/revisions/1/pages/${page}/picture${more}`);
  const drawn = async (page: number, width = 900): Promise<Picture> =>
    readPng(Buffer.from(await (await picture(document, page, `?width=${width}`)).arrayBuffer()));

  test('the words are where the box is, however the page is turned and cropped', async () => {
    const text = await textOf(document);
    let start = -1;
    for (const [index, { name, slack }] of plans.entries()) {
      start = text.indexOf(quote, start + 1);
      expect(start, name).toBeGreaterThanOrEqual(0);
      const { isDrawn, items, boxes } = await pagesOf(document, { start, end: start + quote.length });
      expect({ isDrawn, pages: items.length, boxes: boxes.map(({ page }) => page) }).toEqual({
        isDrawn: true,
        pages: 10,
        boxes: [index + 1],
      });
      const image = await drawn(index + 1);
      const [box, page, words] = [boxes[0], items[index], redArea(image)];
      if (!box || !page || !words) throw new Error(`${name}: no box, page or red words`);
      expect(Math.abs(image.width / image.height - page.width / page.height), name).toBeLessThan(0.01);
      const marked: Area = {
        left: box.x / page.width,
        right: (box.x + box.width) / page.width,
        top: box.y / page.height,
        bottom: (box.y + box.height) / page.height,
      };
      expectAround(marked, words, { name, slack });
    }
  });

  test('a page as large as PDF allows is drawn small', async () => {
    const [wide, long] = [await drawn(9, 2400), await drawn(10, 2400)];
    expect(wide.width).toBeLessThanOrEqual(2400);
    expect(long.width * long.height).toBeLessThanOrEqual(9_000_000);
  });

  test('a picture has one page, which is the file; the words read off it are told', async () => {
    const bytes = buildPng(await drawPage([{ text: quote, size: 15 }], 150), 150);
    const tank = await live('tank.png', bytes);
    const start = (await textOf(tank)).indexOf('ninety');
    const { isDrawn, items, boxes } = await pagesOf(tank, { start, end: start + 6 });
    expect(isDrawn).toBe(true);
    expect(items).toMatchObject([{ page: 1, recognised: true }]);
    expect(boxes).toHaveLength(1);
    const answer = await picture(tank, 1);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await picture(tank, 2)).status).toBe(404);
  });

  test('what has no pages says so; what cannot be drawn too', async () => {
    const text = await live('tank.md', Buffer.from(`# Tank\n\n${quote}\n`));
    expect(await pagesOf(text, { start: 0, end: 6 })).toEqual({ isDrawn: false, items: [], boxes: [] });
    expect(await (await picture(text, 1)).json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    const detail = expect.stringContaining('has 10 pages, no page 11') as string;
    expect(await (await picture(document, 11)).json()).toMatchObject({ status: 404, detail });
    for (const width of ['0', '99999', 'x']) expect((await picture(document, 1, `?width=${width}`)).status).toBe(400);
    const counted = { status: 400, detail: expect.stringContaining('"0" is no page number') as string };
    expect(await (await picture(document, 0)).json()).toMatchObject(counted);
  });

  test('a span is whole and has a length', async () => {
    for (const span of ['start=5', 'end=5', 'start=5&end=5', 'start=9&end=5'])
      expect((await service.fetch(`/v1/documents/${document.id}/revisions/1/pages?${span}`)).status, span).toBe(400);
  });

  test('it is asked for each time, and shown only to those who may read the document', async () => {
    const path = `/v1/documents/${document.id}/revisions/1/pages/1/picture`;
    const admin = NewKey.parse(await (await service.post('/v1/keys', { name: 'admin', role: 'admin' })).json());
    const asAdmin = { authorization: `Bearer ${admin.key}` };
    const made = await service.post('/v1/keys', { name: 'reader', role: 'reader', groups: ['crew'] }, asAdmin);
    const headers = { authorization: `Bearer ${NewKey.parse(await made.json()).key}` };
    const seen = await service.fetch(path, { headers });
    expect(seen.headers.get('cache-control')).toBe('private, no-cache');
    const again = { ...headers, 'if-none-match': seen.headers.get('etag') ?? '' };
    expect((await service.fetch(path, { headers: again })).status).toBe(304);
    const access = JSON.stringify({ access: { public: false, groups: ['board'] } });
    const init = { method: 'PATCH', headers: { ...asAdmin, 'content-type': 'application/json' }, body: access };
    expect((await service.fetch(`/v1/documents/${document.id}`, init)).status).toBe(200);
    expect((await service.fetch(path, { headers: again })).status).toBe(404);
    expect((await service.fetch(path.replace('/1/picture', ''), { headers })).status).toBe(404);
    expect((await service.fetch(path)).status).toBe(401);
  });
});

/** The marked area holds the words, and little more. */
function expectAround(marked: Area, words: Area, { name, slack }: { readonly name: string; readonly slack: number }): void {
  const both = JSON.stringify({ name, marked, words });
  for (const side of ['left', 'top'] as const) {
    expect(marked[side] - words[side], both).toBeLessThan(slack);
    expect(words[side] - marked[side], both).toBeLessThan(slack + 0.025);
  }
  for (const side of ['right', 'bottom'] as const) {
    expect(words[side] - marked[side], both).toBeLessThan(slack);
    expect(marked[side] - words[side], both).toBeLessThan(slack + 0.025);
  }
}
