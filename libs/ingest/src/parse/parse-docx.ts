import { Fault, type ParsedDocument } from '#core';
import mammoth from 'mammoth';
import { toCanonicalLine } from './canonical-text.ts';
import { checkDocx } from './office-zip.ts';
import { parseHtmlText } from './parse-html.ts';
import type { ParseSource } from './parse-source.ts';

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
];

/** Word documents by way of mammoth's HTML: headings, lists, tables and footnotes; pictures are left out. */
export async function parseDocx(source: ParseSource): Promise<ParsedDocument> {
  const { coreProperties } = await checkDocx(source.bytes, source.fileName);
  const html = await toHtml(source);
  const parsed = parseHtmlText(html.replace(/<a href="#(?:foot|end)note-ref[^"]*">↑<\/a>/g, ''), false);
  const named = toCanonicalLine(decodeEntities(/<dc:title>([^<]*)<\/dc:title>/.exec(coreProperties ?? '')?.[1] ?? ''));
  return { ...parsed, title: named === '' ? parsed.title : named };
}

async function toHtml(source: ParseSource): Promise<string> {
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  try {
    return (await mammoth.convertToHtml({ buffer: source.bytes }, { styleMap, convertImage, externalFileAccess: false })).value;
  } catch (cause) {
    throw new Fault(
      'damaged_file',
      `"${source.fileName}" cannot be read as a Word document: ${String(cause)}. Open it in a word processor and save it again as .docx.`,
      { cause },
    );
  }
}

function decodeEntities(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
