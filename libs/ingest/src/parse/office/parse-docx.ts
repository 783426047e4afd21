import type { HiddenText, ParsedDocument } from '#core';
import { docxType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder } from '../canonical-text.ts';
import { leftOut, OutOfSight } from '../out-of-sight.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { coreProperties } from './core-properties.ts';
import { describedIn } from './described.ts';
import { damagedOffice } from './damaged-office.ts';
import { type OfficePackage, openPackage } from './open-package.ts';
import { optionalPart, requiredPart } from './read-part.ts';
import { relationshipsOf } from './relationships.ts';
import { paperOf } from './word/paper.ts';
import { WordFlow, type WordParts } from './word/word-flow.ts';
import { readNotes } from './word/word-notes.ts';
import { WordNumbering } from './word/word-numbering.ts';
import { WordStyles } from './word/word-styles.ts';
import { at, type XmlElement } from './xml.ts';

/** Word documents with headings, lists as numbered, tables, text boxes, formulas, notes and comments. Headers, footers and tables of contents are left out. */
export async function parseDocx({ bytes, fileName }: ParseSource): Promise<ParsedDocument> {
  const pack = await openPackage(bytes, fileName, docxType);
  const main = mainPart(pack);
  const root = requiredPart(pack, main);
  const body = at(root, 'body');
  if (!body) throw damagedOffice(fileName, docxType, `its part "${main}" has no body`);
  const warnings: string[] = [];
  const builder = new CanonicalTextBuilder();
  const flow = new WordFlow(builder, { ...wordParts(pack, main, { builder, warnings }), paper: paperOf(root, pack) });
  flow.add(body);
  flow.addNotes();
  if (flow.unreadParts > 0) warnings.push(`${flow.unreadParts} documents embedded in the text are not read`);
  const found = new OutOfSight();
  found.addAll([...(builder.build().hidden ?? []), ...describedIn(pack)]);
  const built = { ...builder.build(), ...found.asField };
  const heading = built.blocks.find(({ kind }) => kind === 'heading');
  const { title, properties } = coreProperties(pack);
  return withoutPages(
    { ...built, title: title ?? (heading ? built.text.slice(heading.start, heading.end) : null) },
    [...warnings, ...leftOut(built.hidden ?? []), ...found.warnings],
    properties,
  );
}

function mainPart(pack: OfficePackage): string {
  const main = relationshipsOf('', pack).find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  if (pack.names.has(main)) return main;
  throw damagedOffice(pack.fileName, docxType, 'it is a ZIP archive without a Word document in it');
}

function wordParts(
  pack: OfficePackage,
  main: string,
  { builder, warnings }: { builder: CanonicalTextBuilder; warnings: string[] },
): Omit<WordParts, 'paper'> {
  const relations = relationshipsOf(main, pack);
  const part = (kind: string): XmlElement | null =>
    optionalPart(pack, relations.find((relation) => relation.kind === kind)?.target, (words) => warnings.push(words));
  const hidden: HiddenText[] = [];
  const notes = readNotes(['footnotes', 'endnotes', 'comments'].map(part), hidden);
  builder.hide(hidden);
  return { styles: new WordStyles(part('styles')), numbering: new WordNumbering(part('numbering')), notes };
}
