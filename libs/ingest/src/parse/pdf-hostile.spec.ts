import { describe, expect, it } from 'vitest';
import { buildPagePdf, lineAt, textAt } from '../../../../test/fixtures/build-page-pdf.ts';
import { pdfStream, writePdfObjects } from '../../../../test/fixtures/pdf-objects.ts';
import { parsePdf } from './parse-pdf.ts';
import { discardPdfium, loadPdfium } from './pdfium-module.ts';
import { brokenPromises } from './promises.ts';
import { sourceOf } from './spec-source.ts';

const hello = textAt(72, 700, 'Hello there.');
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>';

/** Object 3 is a good page. */
function withPageTree(tree: string, ...more: readonly string[]): Buffer {
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  return writePdfObjects(['<< /Type /Catalog /Pages 2 0 R >>', tree, page, font, pdfStream('', hello), ...more]);
}

/** Text and warnings, or the code of the reason. */
async function outcome(bytes: Buffer): Promise<string> {
  try {
    const parsed = await parsePdf(sourceOf(bytes, 'application/pdf', 'made.pdf'));
    expect(brokenPromises(parsed)).toEqual([]);
    return [parsed.text.slice(0, 30), ...parsed.warnings].join(' / ');
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('a hostile PDF', { timeout: 10_000 }, () => {
  it.each([
    ['says it has 100,000 pages', withPageTree('<< /Type /Pages /Kids [3 0 R] /Count 100000 >>'), /^parse_limit$/],
    [
      'has a page tree that is its own child',
      withPageTree('<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>'),
      /^Hello there\. \/ page 2: could not be read$/,
    ],
    [
      'has a page tree with a circle further down',
      withPageTree('<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 3 >>', '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 5 >>'),
      /^Hello there\./,
    ],
    ['lacks a page', withPageTree('<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>'), /^Hello there\. \/ page 2: could not be read$/],
    ['has a page of a thousand kilometres', buildPagePdf({ pages: [{ content: hello, mediaBox: '0 0 3e9 3e9' }] }), /^Hello there\./],
    ['has a page without area', buildPagePdf({ pages: [{ content: hello, mediaBox: '0 0 0 0' }] }), /^Hello there\./],
    [
      'has a text wider than its page',
      buildPagePdf({ pages: [{ content: textAt(20, 700, 'word '.repeat(20_000)) }] }),
      /text that nobody sees is left out: outside the page/,
    ],
  ])('that %s ends with its text or a reason', async (_, bytes, expected) => {
    expect(await outcome(bytes)).toMatch(expected);
  });

  it('drawn full of lines is text without tables', async () => {
    const lines = Array.from(
      { length: 4000 },
      (_, index) =>
        lineAt(index % 590, index % 800, (index % 590) + 40, index % 800) +
        lineAt(index % 590, index % 800, index % 590, (index % 800) + 40),
    );
    expect(await outcome(buildPagePdf({ pages: [{ content: hello + lines.join('') }] }))).toBe('Hello there.');
  });

  it('with more lines or more objects than are looked at says so', async () => {
    const dashes = Array.from({ length: 2000 }, (_, index) => {
      const [x, y] = [10 * (index % 50), 15 * Math.floor(index / 50)];
      return lineAt(x, y, x + 5, y);
    });
    expect(await outcome(buildPagePdf({ pages: [{ content: hello + dashes.join('') }] }))).toBe(
      'Hello there. / page 1: more than 1500 lines are drawn on it; its tables are found by their words alone',
    );
    expect(await outcome(buildPagePdf({ pages: [{ content: hello + lineAt(10, 10, 50, 10).repeat(30_001) }] }))).toBe(
      'Hello there. / page 1: more than 30000 objects; lines of tables are looked for in the first of them',
    );
  });

  it('with more letters on a page than any book is cut, and says so', async () => {
    const rows = Array.from({ length: 6000 }, (_, index) =>
      textAt(20 + (index % 5) * 100, 40 + ((index * 7) % 760), `some words of a text ${index} that does not end`),
    );
    expect(await outcome(buildPagePdf({ pages: [{ content: rows.join('') }] }))).toMatch(
      /page 1: more than 200000 letters; the rest of it is left out/,
    );
  });

  it('that memory does not suffice for is refused, and gives back what it took', async () => {
    const pdfium = await loadPdfium();
    const { wasmExports } = pdfium;
    const taken = new Set<number>();
    const malloc = (bytes: number): number => {
      const pointer = bytes > 4000 && bytes < 5000 ? 0 : wasmExports.malloc(bytes);
      if (pointer !== 0) taken.add(pointer);
      return pointer;
    };
    const free = (pointer: number): void => {
      taken.delete(pointer);
      wasmExports.free(pointer);
    };
    Object.assign(pdfium, { wasmExports: { ...wasmExports, malloc, free } });
    expect(await outcome(buildPagePdf({ pages: [{ content: hello }] }))).toBe('parse_limit');
    expect(taken.size).toBe(0);
    discardPdfium();
  });
});
