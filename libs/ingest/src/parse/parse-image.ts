import { type Box, Fault, type LineBox, noProperties, type PageInfo, type ParsedDocument } from '#core';
import { pictureNotes } from '../recognise/picture-notes.ts';
import { plausibleDpi, readPictureHeader } from '../recognise/picture-size.ts';
import type { Picture, RecognisedLine, RecognisedPage } from '../recognise/recogniser.ts';
import { tiffPages, tiffTags } from '../recognise/tiff-directory.ts';
import { tiffPicture } from '../recognise/tiff-picture.ts';
import { CanonicalTextBuilder, toCanonicalLine } from './canonical-text.ts';
import { OutOfSight } from './out-of-sight.ts';
import type { ParseSource } from './parse-source.ts';
import { RecognitionRun } from './recognition-run.ts';

/** 600 dots an inch on A4 have 35 million; decoded, one takes up to four bytes, beside the file and the recogniser. */
const maxPixels = 40_000_000;
/** Where the file does not say: pictures for screens are drawn for this. */
const screenDpi = 96;

/** A page of a picture file, known from its header alone. */
interface PicturePage {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly picture: () => Picture;
}

/** PNG, JPEG, WebP, BMP and TIFF, which may hold many pages: text by recognition, a box for every line, paragraphs as they stand. */
export async function parseImage(source: ParseSource): Promise<ParsedDocument> {
  const pages = readPages(source);
  const run = new RecognitionRun(source);
  const builder = new CanonicalTextBuilder();
  const lines: LineBox[] = [];
  const infos: PageInfo[] = [];
  for (const [index, page] of pages.entries()) {
    const number = index + 1;
    const problem = sizeProblem(page);
    const read = problem === null ? await run.read(number, page.picture) : run.refuse(number, problem, 'parse_limit');
    const start = builder.length;
    const placed = read ? addPage(builder, read, { ...page, number }) : [];
    lines.push(...placed);
    const size = { width: toPoints(page.width, page), height: toPoints(page.height, page) };
    infos.push({ page: number, ...size, ocrConfidence: read?.confidence ?? null, start: placed[0]?.start ?? start, end: builder.length });
    source.onPage?.({ page: number, of: pages.length, recognised: true });
  }
  if (lines.length === 0) throw run.nothing();
  const beside = notesIn(source.bytes);
  const warnings = [...run.warnings(), ...beside.warnings];
  return { title: null, ...builder.build(), ...beside.asField, pages: infos, lines, properties: noProperties, warnings };
}

/** What the file says beside its picture, which is read by the guard alone. */
function notesIn(bytes: Buffer): OutOfSight {
  const found = new OutOfSight();
  for (const { kind, text } of pictureNotes(bytes))
    found.add(text.replaceAll('\0', ' '), `a property of the picture: ${toCanonicalLine(kind).slice(0, 100)}`);
  return found;
}

function readPages({ bytes, fileName, mediaType, maxPages }: ParseSource): PicturePage[] {
  const pages = mediaType === 'image/tiff' ? fromTiff(bytes, maxPages) : fromPicture(bytes);
  if (pages.length === 0)
    throw new Fault('damaged_file', `"${fileName}" is cut off or damaged: it does not say how large it is. Export it again.`);
  if (pages.length > maxPages)
    throw new Fault('parse_limit', `"${fileName}" has more than ${maxPages} pages. Split it, or raise AQUIFER_PARSE_MAX_PAGES.`);
  return pages;
}

function fromPicture(bytes: Buffer): PicturePage[] {
  const header = readPictureHeader(bytes);
  if (!header) return [];
  const { width, height, dpi, orientation } = header;
  return [{ width, height, dpi: dpi ?? screenDpi, picture: () => ({ bytes, orientation }) }];
}

function fromTiff(bytes: Buffer, maxPages: number): PicturePage[] {
  return tiffPages(bytes, maxPages + 1).map((page) => {
    const tag = (name: keyof typeof tiffTags): number => page.tags.get(tiffTags[name]) ?? 0;
    const perUnit = tag('resolutionUnit') === 3 ? 2.54 : 1;
    const [width, height] = tag('orientation') > 4 ? [tag('height'), tag('width')] : [tag('width'), tag('height')];
    return { width, height, dpi: plausibleDpi(tag('xResolution') * perUnit) ?? screenDpi, picture: () => tiffPicture(bytes, page) };
  });
}

/** Said by the header, before a byte is decoded. */
function sizeProblem({ width, height }: PicturePage): string | null {
  if (!(width > 0 && height > 0)) return 'a picture without area';
  if (width * height <= maxPixels) return null;
  return `a picture of ${width} x ${height} dots, beyond the ${maxPixels / 1e6} million that are decoded; scan or save it at 300 dots an inch`;
}

function addPage(builder: CanonicalTextBuilder, { lines }: RecognisedPage, page: PicturePage & { readonly number: number }): LineBox[] {
  return [...Map.groupBy(lines, (line) => line.paragraph).values()].flatMap((paragraph) => {
    const placed: { start: number; end: number; box: Box }[] = [];
    let text = '';
    for (const [index, line] of paragraph.entries()) {
      const content = toCanonicalLine(line.words.map((word) => word.text).join(' '));
      const isBroken = /\p{L}-$/u.test(content) && /^\p{Ll}/u.test(paragraph[index + 1]?.words[0]?.text ?? '');
      const kept = isBroken ? content.slice(0, -1) : content;
      placed.push({ start: text.length, end: text.length + kept.length, box: boxOf(line, page) });
      text += kept + (isBroken || index === paragraph.length - 1 ? '' : ' ');
    }
    const span = builder.add('paragraph', text, { page: page.number });
    return span ? placed.map(({ start, end, box }) => ({ start: span.start + start, end: span.start + end, box })) : [];
  });
}

function boxOf(line: RecognisedLine, page: PicturePage & { readonly number: number }): Box {
  const [left, top] = [Math.max(0, line.x), Math.max(0, line.y)];
  const [right, bottom] = [Math.min(page.width, line.x + line.width), Math.min(page.height, line.y + line.height)];
  return {
    page: page.number,
    x: toPoints(left, page),
    y: toPoints(top, page),
    width: toPoints(right - left, page),
    height: toPoints(bottom - top, page),
  };
}

function toPoints(dots: number, { dpi }: PicturePage): number {
  return Math.round(((dots * 72) / dpi) * 100) / 100;
}
