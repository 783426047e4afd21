import { Fault, type ParsedDocument } from '#core';
import { odpType, type OfficeType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder, toCanonicalLine } from '../canonical-text.ts';
import { leftOut, OutOfSight } from '../out-of-sight.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { namedProperties } from './core-properties.ts';
import { describedIn } from './described.ts';
import { damagedOffice } from './damaged-office.ts';
import { OpenDocumentFlow } from './open-document/flow.ts';
import { paragraphsWithin } from './open-document/inline-text.ts';
import { type OpenDocumentStyles, stylesOf } from './open-document/styles.ts';
import { openPackage } from './open-package.ts';
import { optionalPart, requiredPart } from './read-part.ts';
import { inReadingOrder } from './slides/reading-order.ts';
import { at, attribute, elements, within, type XmlElement } from './xml.ts';

/** ODT and ODP, read from their content.xml. */
export async function parseOpenDocument(source: ParseSource): Promise<ParsedDocument> {
  const { bytes, fileName } = source;
  const type = source.mediaType as OfficeType;
  const pack = await openPackage(bytes, fileName, type);
  if (pack.text('META-INF/manifest.xml')?.includes('encryption-data'))
    throw new Fault('encrypted_file', `"${fileName}" is protected by a password. Remove it and upload the file again.`);
  const warnings: string[] = [];
  const part = (name: string): XmlElement | null => optionalPart(pack, name, (words) => warnings.push(words));
  const content = requiredPart(pack, 'content.xml');
  const styles = stylesOf([content, part('styles.xml')]);
  const builder = new CanonicalTextBuilder();
  const body = elements(at(content, 'body'))[0];
  if (!body) throw damagedOffice(fileName, type, 'its content.xml has no body');
  if (type === odpType) addSlides(builder, styles, body, warnings);
  else addText(builder, styles, body, warnings);
  const { title, properties } = namedProperties(at(part('meta.xml'), 'meta') ?? '<none/>');
  const found = new OutOfSight();
  found.addAll([...(builder.build().hidden ?? []), ...describedIn(pack)]);
  const built = { ...builder.build(), ...found.asField };
  const heading = built.blocks.find((block) => block.kind === 'heading');
  return withoutPages(
    { ...built, title: title ?? (heading ? built.text.slice(heading.start, heading.end) : null) },
    [...warnings, ...leftOut((built.hidden ?? []).filter(({ how }) => how !== hiddenSlide)), ...found.warnings],
    properties,
  );
}

function addText(builder: CanonicalTextBuilder, styles: OpenDocumentStyles, body: XmlElement, warnings: string[]): void {
  const flow = new OpenDocumentFlow(builder, styles, { page: null, warn: (words) => warnings.push(words) });
  flow.add(body);
  flow.addNotes();
}

function addSlides(builder: CanonicalTextBuilder, styles: OpenDocumentStyles, body: XmlElement, warnings: string[]): void {
  for (const [index, slide] of elements(body, 'page').entries()) {
    const page = index + 1;
    if (!styles.isHidden(attribute(slide, 'style-name'))) {
      addSlide(builder, styles, { slide, page, warnings });
      continue;
    }
    const aside = new CanonicalTextBuilder();
    addSlide(aside, styles, { slide, page, warnings });
    const { text, hidden = [] } = aside.build();
    builder.hide([{ text, how: hiddenSlide, page }, ...hidden]);
    warnings.push(`slide ${page}: hidden in the file and left out (${text.length} letters); show it to have it read`);
  }
}

/** Told by its number where it is found. */
const hiddenSlide = 'on a hidden slide';

interface SlideToRead {
  readonly slide: XmlElement;
  readonly page: number;
  readonly warnings: string[];
}

function addSlide(builder: CanonicalTextBuilder, styles: OpenDocumentStyles, { slide, page, warnings }: SlideToRead): void {
  const frames = [...within(slide, 'frame'), ...within(slide, 'custom-shape')].filter(
    (frame) => !isFurniture(frame) && !isInNotes(slide, frame),
  );
  const titles = frames.filter((frame) => attribute(frame, 'class') === 'title');
  const title = toCanonicalLine(titles.map((frame) => paragraphsWithin(frame)).join(' '));
  builder.add('heading', `Slide ${page}${title === '' ? '' : `: ${title}`}`, { level: 1, page });
  const flow = new OpenDocumentFlow(builder, styles, { page, warn: (words) => warnings.push(`slide ${page}: ${words}`) });
  for (const { frame } of inReadingOrder(frames.filter((frame) => !titles.includes(frame)).map(placed))) flow.add(frame);
  const notes = toCanonicalLine(
    elements(at(slide, 'notes'), 'frame')
      .filter((frame) => !isFurniture(frame))
      .map((frame) => paragraphsWithin(frame))
      .join(' '),
  );
  if (notes !== '') builder.add('paragraph', `Speaker notes: ${notes}`, { page });
}

function isFurniture(frame: XmlElement): boolean {
  return /^(page-number|date-time|header|footer|page)$/.test(attribute(frame, 'class') ?? '');
}

function isInNotes(slide: XmlElement, frame: XmlElement): boolean {
  return elements(at(slide, 'notes')).includes(frame);
}

function placed(frame: XmlElement): { frame: XmlElement; x: number; y: number; width: number; height: number } {
  const length = (name: string): number => Number.parseFloat(attribute(frame, name) ?? '0') || 0;
  return { frame, x: length('x'), y: length('y'), width: length('width'), height: length('height') };
}
