import { Fault } from '#core';
import { damagedOffice } from './damaged-office.ts';
import type { OfficePackage } from './open-package.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** A part without which there is no document. Throws damaged_file when it is missing or broken, parse_limit as parseXml does. */
export function requiredPart(pack: OfficePackage, name: string): XmlElement {
  const xml = pack.text(name);
  if (xml === null) throw damagedOffice(pack.fileName, pack.type, `it holds no "${name}"`);
  try {
    return parseXml(xml);
  } catch (cause) {
    throw cause instanceof Fault
      ? cause
      : damagedOffice(pack.fileName, pack.type, `its part "${name}" is broken (${String(cause)})`, cause);
  }
}

/** A part that adds to the text. Null when there is none; when it is broken, that is a warning and the rest is read. */
export function optionalPart(pack: OfficePackage, name: string | undefined, warn: (words: string) => void): XmlElement | null {
  const xml = name === undefined ? null : pack.text(name);
  if (xml === null) return null;
  try {
    return parseXml(xml);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    warn(`part "${name}": broken and not read (${String(cause)})`);
    return null;
  }
}
