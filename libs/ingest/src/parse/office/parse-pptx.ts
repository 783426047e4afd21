import type { ParsedDocument } from '#core';
import { pptxType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder } from '../canonical-text.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { coreProperties } from './core-properties.ts';
import { type OfficePackage, openPackage } from './open-package.ts';
import { requiredPart } from './read-part.ts';
import { relationshipsOf } from './relationships.ts';
import { addSlide } from './slides/add-slide.ts';
import { commentAuthors } from './slides/slide-comments.ts';
import { at, elements, qualified } from './xml.ts';

/** Slides in the order in which they are shown; a block's page is its slide's number. A slide that cannot be read is a warning. */
export async function parsePptx(source: ParseSource): Promise<ParsedDocument> {
  const pack = await openPackage(source.bytes, source.fileName, pptxType);
  const parts = slideParts(pack);
  const builder = new CanonicalTextBuilder();
  const warnings: string[] = [];
  const authors = commentAuthors(pack);
  const titles = parts.map((part, index) => {
    try {
      return addSlide({ builder, pack, part, number: index + 1, authors, warn: (words) => warnings.push(`slide ${index + 1}: ${words}`) });
    } catch (cause) {
      warnings.push(`slide ${index + 1}: not read (${String(cause)})`);
      return null;
    }
  });
  const { title, properties } = coreProperties(pack);
  return withoutPages({ ...builder.build(), title: title ?? titles.find((title) => title !== null) ?? null }, warnings, properties);
}

function slideParts(pack: OfficePackage): string[] {
  const main = relationshipsOf('', pack).find(({ kind }) => kind === 'officeDocument')?.target ?? 'ppt/presentation.xml';
  const root = requiredPart(pack, main);
  const targets = new Map(relationshipsOf(main, pack).map(({ id, target }) => [id, target]));
  return elements(at(root, 'sldIdLst'), 'sldId').map((slide) => targets.get(qualified(slide, 'id') ?? '') ?? '');
}
