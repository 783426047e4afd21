import { describe, expect, it } from 'vitest';
import { buildPagePdf, type PagePlan, textAt } from '../../../../test/fixtures/build-page-pdf.ts';
import { pdfStream } from '../../../../test/fixtures/pdf-objects.ts';
import { parsePdf } from './parse-pdf.ts';
import { loadPdfium } from './pdfium-module.ts';
import { toTime } from './pdf-properties.ts';
import { brokenPromises } from './promises.ts';
import { shown, sourceOf } from './spec-source.ts';
import { parseText } from './parse-text.ts';

const content = textAt(72, 700, 'Hello from the only page that there is.');

async function parse(plan: PagePlan) {
  const source = sourceOf(buildPagePdf(plan), 'application/pdf', 'made.pdf');
  const parsed = await parsePdf({ ...source, parsePart: async (part) => parseText({ ...source, ...part, mediaType: 'text/plain' }) });
  expect(brokenPromises(parsed)).toEqual([]);
  return parsed;
}

describe('a form in a PDF', () => {
  it('is read with the values of its fields and the state of its boxes', async () => {
    const widget = (entries: string): string => `<< /Type /Annot /Subtype /Widget /Rect [72 600 200 620] ${entries} >>`;
    const parsed = await parse({
      pages: [{ content, entries: '/Annots [7 0 R 8 0 R 9 0 R 10 0 R]' }],
      catalog: (first) => `/AcroForm << /Fields [${first} 0 R ${first + 1} 0 R ${first + 2} 0 R ${first + 3} 0 R] >>`,
      objects: () => [
        widget('/FT /Tx /T (boat) /TU (Name of the boat) /V (Albatross)'),
        widget('/FT /Tx /T (empty)'),
        widget('/FT /Btn /T (insured) /V /Yes /AS /Yes /AP << /N << /Yes 6 0 R /Off 6 0 R >> >>'),
        widget('/FT /Btn /T (sold) /V /Off /AS /Off /AP << /N << /Yes 6 0 R /Off 6 0 R >> >>'),
      ],
    });
    expect(shown(parsed).slice(1)).toEqual([
      'paragraph@1 Name of the boat: Albatross',
      'paragraph@1 insured: checked',
      'paragraph@1 sold: not checked',
    ]);
    expect(parsed.lines[1]?.box).toMatchObject({ page: 1, x: 72, y: 222, width: 128, height: 20 });
  });
});

describe('attachments of a PDF', () => {
  it('are read below a heading each; what cannot be read is named', async () => {
    const parsed = await parse({
      pages: [{ content }],
      catalog: (first) => `/Names << /EmbeddedFiles << /Names [(a) ${first} 0 R (b) ${first + 2} 0 R] >> >>`,
      objects: (first) => [
        `<< /Type /Filespec /F (notes.txt) /UF (notes.txt) /EF << /F ${first + 1} 0 R >> >>`,
        pdfStream('/Type /EmbeddedFile', 'Some notes on gulls.'),
        `<< /Type /Filespec /F (broken.txt) /UF (broken.txt) /EF << /F ${first + 3} 0 R >> >>`,
        pdfStream('/Type /EmbeddedFile', Buffer.from([0x68, 0x69, 0xff, 0xfe, 0x20, 0x78])),
      ],
    });
    expect(shown(parsed).slice(1)).toEqual(['heading2 Attachment: notes.txt', 'paragraph Some notes on gulls.']);
    expect(parsed.warnings).toEqual([expect.stringContaining('attachment "broken.txt": not read')]);
    expect(parsed.pages[0]?.end).toBe(content.length > 0 ? parsed.text.indexOf('\n\nAttachment') : 0);
  });
});

describe('what lies around the pages of a PDF', () => {
  it('is left out with a warning when the reader fails on it; the pages are kept, and the next document gets a new reader', async () => {
    const pdfium = await loadPdfium();
    const closed: number[] = [];
    const close = pdfium._FPDF_CloseDocument.bind(pdfium);
    pdfium._FPDF_CloseDocument = (document) => {
      closed.push(document);
      close(document);
    };
    pdfium._FPDFBookmark_GetFirstChild = () => {
      throw new Error('unreachable');
    };
    const plan = { pages: [{ content }], information: '/Title (On tides)' };
    const parsed = await parse(plan);
    expect(parsed.text).toBe('Hello from the only page that there is.');
    expect(parsed.warnings).toEqual([expect.stringMatching(/^its bookmarks, attachments and properties could not be read.*unreachable/)]);
    expect(closed).toHaveLength(1);
    expect(await parse(plan)).toMatchObject({ title: 'On tides', warnings: [] });
  });
});

describe('the properties of a PDF', () => {
  it('say who wrote it, when, and what about', async () => {
    const { properties, title } = await parse({
      pages: [{ content }],
      information:
        "/Title (On tides) /Author (Ada; Grace) /Keywords (tides, moon; tides) /CreationDate (D:20240229120000+02'00') /ModDate (D:20240301)",
    });
    expect(title).toBe('On tides');
    expect(properties).toMatchObject({
      authors: ['Ada', 'Grace'],
      keywords: ['tides', 'moon'],
      createdAt: '2024-02-29T10:00:00.000Z',
      modifiedAt: '2024-03-01T00:00:00.000Z',
    });
  });

  it.each(['', 'yesterday', 'D:20241399'])('leave out what is no date: %j', (date) => expect(toTime(date)).toBeNull());
});
