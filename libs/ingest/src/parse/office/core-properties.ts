import type { DocumentProperties } from '#core';
import { toCanonicalLine } from '../canonical-text.ts';
import type { OfficePackage } from './open-package.ts';
import { elements, parseXml, textWithin, type XmlElement } from './xml.ts';

export interface NamedProperties {
  readonly title: string | null;
  readonly properties: Partial<DocumentProperties>;
}

/** What `docProps/core.xml` says; nothing when it is missing or broken: no text hangs on it. */
export function coreProperties(pack: OfficePackage): NamedProperties {
  const xml = pack.text('docProps/core.xml');
  return xml === null ? { title: null, properties: {} } : namedProperties(xml);
}

/** From XML in Dublin Core's words, as Open XML, OpenDocument and EPUB use them. */
export function namedProperties(xml: string | XmlElement): NamedProperties {
  const root = typeof xml === 'string' ? readable(xml) : xml;
  const all = (...names: readonly string[]): string[] =>
    elements(root)
      .filter(({ name }) => names.includes(name))
      .map((element) => toCanonicalLine(textWithin(element)))
      .filter((text) => text !== '');
  // OpenDocument calls the author so, and who saved it last the creator.
  const initial = all('initial-creator');
  const authors = (initial.length > 0 ? initial : all('creator')).flatMap((names) => names.split(/\s*;\s*/));
  return {
    title:
      all('title')
        .find((title) => !/^(powerpoint presentation|presentation|untitled.*|document ?\d*|word document|slide 1)$/i.test(title))
        ?.slice(0, 300) ?? null,
    properties: {
      authors: [...new Set(authors)].filter((author) => author !== ''),
      createdAt: toTime(all('created', 'creation-date')[0]),
      modifiedAt: toTime(all('modified', 'date')[0]),
      keywords: [...new Set(all('keywords', 'keyword', 'subject').flatMap((words) => words.split(/\s*[,;]\s*/)))].filter(
        (word) => word !== '',
      ),
    },
  };
}

function readable(xml: string): XmlElement | null {
  try {
    return parseXml(xml);
  } catch {
    return null;
  }
}

/** RFC 3339 from what office programs and mail write, which is often without a zone: then it is taken as UTC. */
export function toTime(text: string | undefined | null): string | null {
  if (!text) return null;
  const zoned = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text;
  const time = new Date(zoned);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1970 || time.getUTCFullYear() > 9999 ? null : time.toISOString();
}
