import type { ParsedDocument } from '#core';
import { docxType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder } from '../canonical-text.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { coreProperties } from './core-properties.ts';
import { damagedOffice } from './damaged-office.ts';
import { type OfficePackage, openPackage } from './open-package.ts';
import { relationshipsOf } from './relationships.ts';
import { WordFlow } from './word/word-flow.ts';
import { readNotes } from './word/word-notes.ts';
import { WordNumbering } from './word/word-numbering.ts';
import { WordStyles } from './word/word-styles.ts';
import { at, parseXml, type XmlElement } from './xml.ts';

/** Word documents with headings, lists as numbered, tables, text boxes, formulas, notes and comments. Headers, footers and tables of contents are left out. */
export async function parseDocx({ bytes, fileName }: ParseSource): Promise<ParsedDocument> {
  const pack = await openPackage(bytes, fileName, docxType);
  const main = mainPart(pack);
  const relations = relationshipsOf(main, pack);
  const partOf = (kind: string): string | null => pack.text(relations.find((relation) => relation.kind === kind)?.target ?? '');
  const builder = new CanonicalTextBuilder();
  const word = {
    styles: new WordStyles(partOf('styles')),
    numbering: new WordNumbering(partOf('numbering')),
    notes: readNotes(relations, pack),
  };
  const flow = new WordFlow(builder, word);
  flow.add(bodyOf(pack, main));
  flow.addNotes();
  const warnings = [
    ...(flow.hiddenRuns > 0 ? [`${flow.hiddenRuns} stretches of text that Word hides are left out`] : []),
    ...(flow.unreadParts > 0 ? [`${flow.unreadParts} documents embedded in the text are not read`] : []),
  ];
  const built = builder.build();
  const heading = built.blocks.find(({ kind }) => kind === 'heading');
  const { title, properties } = coreProperties(pack);
  return withoutPages({ ...built, title: title ?? (heading ? built.text.slice(heading.start, heading.end) : null) }, warnings, properties);
}

function mainPart(pack: OfficePackage): string {
  const main = relationshipsOf('', pack).find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  if (pack.names.has(main)) return main;
  throw damagedOffice(pack.fileName, docxType, 'it is a ZIP archive without a Word document in it');
}

function bodyOf(pack: OfficePackage, main: string): XmlElement {
  const body = at(parseXml(pack.text(main) ?? ''), 'body');
  if (!body) throw damagedOffice(pack.fileName, docxType, `its part "${main}" has no body`);
  return body;
}
