import { toCanonicalLine } from './canonical-text.ts';
import { boxOf, type PdfLine, type ReadPage } from './pdf-lines.ts';
import type { PageImage, PdfPage } from './pdfium-page.ts';

/** One line read off a picture, its box in pixels from the top left corner. */
export interface RecognisedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `confidence` is the mean over the page's words, 0 to 100. */
export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[];
  readonly confidence: number;
}

/** Reads the words off a page's picture. Null when it cannot; the page then counts as one without text. */
export type PageRecogniser = (image: PageImage, pageNumber: number) => Promise<RecognisedPage | null>;

const recognitionDpi = 300;

export async function recognisePage(
  page: PdfPage,
  number: number,
  recognise: PageRecogniser,
): Promise<Pick<ReadPage, 'items' | 'ocrConfidence'>> {
  const image = page.render(recognitionDpi);
  const recognised = image && (await recognise(image, number));
  if (!image || !recognised) return { items: [], ocrConfidence: null };
  const items = recognised.lines.flatMap((line) => toPdfLine(line, page, { number, scale: 72 / image.dpi }));
  return items.length > 0 ? { items, ocrConfidence: recognised.confidence } : { items: [], ocrConfidence: null };
}

function toPdfLine(line: RecognisedLine, page: PdfPage, { number, scale }: { number: number; scale: number }): PdfLine[] {
  const text = toCanonicalLine(line.text);
  if (text === '') return [];
  const [left, top] = [line.x * scale, line.y * scale];
  const area = { left, top, right: left + line.width * scale, bottom: top + line.height * scale };
  const box = boxOf([area], { number, width: page.width, height: page.height });
  return [{ kind: 'line', cells: [text], box, size: box.height, bold: false, broken: /\p{L}-$/u.test(text) }];
}
