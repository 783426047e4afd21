import type { HiddenText } from '#core';
import type { OfficePackage } from './open-package.ts';
import { optionalPart } from './read-part.ts';
import { attribute, within, type XmlElement } from './xml.ts';

/** What the pictures and shapes of a workbook's sheets are said to show. */
export function picturesIn(pack: OfficePackage): HiddenText[] {
  const drawings = [...pack.names].filter((name) => /^xl\/drawings\/[^/]*\.xml$/.test(name));
  return drawings.flatMap((name) =>
    descriptionsIn(
      optionalPart(pack, name, () => undefined),
      null,
    ),
  );
}

/** Of all drawings within; `page` is a slide's number. */
export function descriptionsIn(root: XmlElement | null, page: number | null): HiddenText[] {
  return [...within(root, 'cNvPr')].flatMap((drawing) =>
    ['descr', 'title'].flatMap((name) => {
      const text = attribute(drawing, name)?.trim() ?? '';
      return text === '' ? [] : [{ text, how: 'alternative text', page }];
    }),
  );
}
