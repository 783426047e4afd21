import type { ParsedDocument } from '#core';
import { pptxType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder } from '../canonical-text.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { OutOfSight } from '../out-of-sight.ts';
import { coreProperties } from './core-properties.ts';
import { describedIn } from './described.ts';
import { type OfficePackage, openPackage } from './open-package.ts';
import { requiredPart } from './read-part.ts';
import { relationshipsOf } from './relationships.ts';
import { addSlide, type SlideToRead } from './slides/add-slide.ts';
import { commentAuthors } from './slides/slide-comments.ts';
import { SlideGrounds } from './slides/slide-ground.ts';
import { at, attribute, elements, qualified } from './xml.ts';

/** Slides in the order in which they are shown; a block's page is its slide's number. A slide that cannot be read is a warning. */
export async function parsePptx(source: ParseSource): Promise<ParsedDocument> {
  const pack = await openPackage(source.bytes, source.fileName, pptxType);
  const { parts, size } = slidesOf(pack);
  const builder = new CanonicalTextBuilder();
  const warnings: string[] = [];
  const context = { builder, pack, size, authors: commentAuthors(pack), grounds: new SlideGrounds(pack) };
  const titles = parts.map((part, index) => {
    try {
      return addSlide({ ...context, part, number: index + 1, warn: (words) => warnings.push(`slide ${index + 1}: ${words}`) });
    } catch (cause) {
      warnings.push(`slide ${index + 1}: not read (${String(cause)})`);
      return null;
    }
  });
  const { title, properties } = coreProperties(pack);
  const found = new OutOfSight();
  found.addAll([...(builder.build().hidden ?? []), ...describedIn(pack)]);
  return withoutPages(
    { ...builder.build(), ...found.asField, title: title ?? titles.find((title) => title !== null) ?? null },
    [...warnings, ...found.warnings],
    properties,
  );
}

function slidesOf(pack: OfficePackage): { readonly parts: readonly string[]; readonly size: SlideToRead['size'] } {
  const main = relationshipsOf('', pack).find(({ kind }) => kind === 'officeDocument')?.target ?? 'ppt/presentation.xml';
  const root = requiredPart(pack, main);
  const targets = new Map(relationshipsOf(main, pack).map(({ id, target }) => [id, target]));
  const parts = elements(at(root, 'sldIdLst'), 'sldId').map((slide) => targets.get(qualified(slide, 'id') ?? '') ?? '');
  const number = (name: string): number => Number(attribute(at(root, 'sldSz'), name) ?? 0) || 0;
  return { parts, size: { width: number('cx'), height: number('cy') } };
}
