import type { ParsedDocument } from '#core';
import mammoth from 'mammoth';
import { docxType } from '../../detect/office-type.ts';
import { parseHtmlText } from '../parse-html.ts';
import type { ParseSource } from '../parse-source.ts';
import { coreProperties } from './core-properties.ts';
import { damagedOffice } from './damaged-office.ts';
import { openPackage } from './open-package.ts';

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
];

/** Word documents by way of mammoth's HTML: headings, lists, tables and footnotes; pictures are left out. */
export async function parseDocx(source: ParseSource): Promise<ParsedDocument> {
  const pack = await openPackage(source.bytes, source.fileName, docxType);
  if (![...pack.names].some((name) => /^word\/document\d*\.xml$/.test(name)))
    throw damagedOffice(source.fileName, docxType, 'it is a ZIP archive without a Word document in it');
  const html = await toHtml(source);
  const parsed = parseHtmlText(html.replace(/<a href="#(?:foot|end)note-ref[^"]*">↑<\/a>/g, ''), false);
  const { title, properties } = coreProperties(pack);
  return { ...parsed, title: title ?? parsed.title, properties: { ...parsed.properties, ...properties } };
}

async function toHtml(source: ParseSource): Promise<string> {
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  try {
    return (await mammoth.convertToHtml({ buffer: source.bytes }, { styleMap, convertImage, externalFileAccess: false })).value;
  } catch (cause) {
    throw damagedOffice(source.fileName, docxType, String(cause), cause);
  }
}
