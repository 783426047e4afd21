import { posix } from 'node:path';
import { Fault, type ParsedDocument } from '#core';
import { epubType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder } from '../canonical-text.ts';
import { parseHtmlText } from '../parse-html.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { namedProperties } from './core-properties.ts';
import { damagedOffice } from './damaged-office.ts';
import { type OfficePackage, openPackage } from './open-package.ts';
import { at, attribute, elements, parseXml, textWithin, within, type XmlElement } from './xml.ts';

/** The chapters in the order of the spine, each read as a page without furniture. A chapter that cannot be read is a warning. */
export async function parseEpub({ bytes, fileName }: ParseSource): Promise<ParsedDocument> {
  const pack = await openPackage(bytes, fileName, epubType);
  const [path, book] = packageOf(pack);
  const builder = new CanonicalTextBuilder();
  const warnings: string[] = [];
  const locked = encryptedParts(pack);
  for (const chapter of chaptersOf(book, path)) {
    if (locked.has(chapter))
      throw new Fault(
        'encrypted_file',
        `"${fileName}" is protected against copying ("${chapter}" is encrypted); upload a version without protection`,
      );
    const html = pack.text(chapter);
    if (html === null) warnings.push(`chapter "${chapter}": missing in the file, or not text`);
    else addChapter(builder, html, (words) => warnings.push(`chapter "${chapter}": ${words}`));
  }
  const metadata = at(book, 'metadata');
  const { title, properties } = namedProperties(metadata ?? '<none/>');
  const language = textWithin(elements(metadata, 'language')[0] ?? null).trim();
  const code = /^[a-z]{2}(?=$|-)/i.exec(language)?.[0].toLowerCase() ?? null;
  const [published] = elements(metadata, 'date').map(textWithin);
  const built = builder.build();
  return withoutPages({ ...built, title }, warnings, {
    ...properties,
    ...modified(metadata, properties.modifiedAt, published),
    language: code,
  });
}

function addChapter(builder: CanonicalTextBuilder, html: string, warn: (words: string) => void): void {
  try {
    builder.addParsed(parseHtmlText(html.replace(/^\s*<\?xml[^>]*\?>/, ''), false));
  } catch (cause) {
    warn(`not read (${String(cause)})`);
  }
}

/** `dc:date` is when the book came out; when the file changed stands in a meta of its own. */
function modified(
  metadata: XmlElement | null,
  date: string | null | undefined,
  published: string | undefined,
): { createdAt: string | null; modifiedAt: string | null } {
  const meta = elements(metadata, 'meta').find((element) => attribute(element, 'property') === 'dcterms:modified');
  const changed = new Date(textWithin(meta ?? null).trim());
  return {
    createdAt: published ? (date ?? null) : null,
    modifiedAt: Number.isNaN(changed.getTime()) ? null : changed.toISOString(),
  };
}

function packageOf(pack: OfficePackage): [path: string, book: XmlElement] {
  try {
    const container = parseXml(pack.text('META-INF/container.xml') ?? '');
    const path = attribute([...within(container, 'rootfile')][0] ?? null, 'full-path') ?? '';
    return [path, parseXml(pack.text(path) ?? '')];
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw damagedOffice(pack.fileName, epubType, `what tells its chapters is missing or broken (${String(cause)})`, cause);
  }
}

/** Pages that only list the chapters are left out, where the book marks them; a chapter named again and again is read once. */
function chaptersOf(book: XmlElement, path: string): string[] {
  const items = elements(at(book, 'manifest'), 'item').filter((item) => !/\bnav\b/.test(attribute(item, 'properties') ?? ''));
  const hrefs = new Map(items.map((item) => [attribute(item, 'id') ?? '', attribute(item, 'href') ?? '']));
  const chapters = elements(at(book, 'spine'), 'itemref').flatMap((reference) => {
    const href = hrefs.get(attribute(reference, 'idref') ?? '');
    return href ? [posix.join(posix.dirname(path), decoded(href).replace(/#.*$/, ''))] : [];
  });
  return [...new Set(chapters)];
}

/** As it stands where it is no address: then no part has that name, which is said. */
function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

function encryptedParts(pack: OfficePackage): Set<string> {
  const xml = pack.text('META-INF/encryption.xml');
  if (xml === null) return new Set();
  return new Set([...within(parseXml(xml), 'CipherReference')].map((reference) => attribute(reference, 'URI') ?? ''));
}
