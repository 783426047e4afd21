import type { HiddenText } from '#core';
import { toCanonicalLine } from '../canonical-text.ts';
import type { OfficePackage } from './open-package.ts';
import { attribute, elements, parseXml, textWithin, type XmlElement } from './xml.ts';

/** Numbers, times, the names of programs and templates. */
const saysNothing = /^(?:[\d.,:\s%TZ+-]*|true|false|normal(?:\.dotm?)?|microsoft.{0,40}|libreoffice.{0,80})$/i;
/** Counted together by the program that saved the file. */
const computed = new Set([
  'HeadingPairs',
  'TitlesOfParts',
  'Application',
  'AppVersion',
  'Template',
  'PresentationFormat',
  'generator',
  'ContentTypeId',
]);
const parts = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml', 'meta.xml'];
const longest = 20_000;
/** Shorter, nobody is told to do anything. */
const shortest = 12;

/** What an office file says about itself, its own properties and those that somebody added; nothing of parts that are broken. */
export function describedIn(pack: OfficePackage): HiddenText[] {
  return parts.flatMap((part) => {
    const xml = pack.text(part);
    const root = xml === null ? null : readable(xml);
    const fields = part === 'meta.xml' ? elements(root).flatMap((meta) => elements(meta)) : elements(root);
    return fields.flatMap((field): HiddenText[] => {
      const text = toCanonicalLine(textWithin(field)).slice(0, longest);
      const name = attribute(field, 'name') ?? field.name;
      return (computed.has(field.name) && !part.endsWith('custom.xml')) || text.length < shortest || saysNothing.test(text)
        ? []
        : [{ text, how: `a property of the file: ${toCanonicalLine(name).slice(0, 100)}`, page: null }];
    });
  });
}

function readable(xml: string): XmlElement | null {
  try {
    return parseXml(xml);
  } catch {
    return null;
  }
}
