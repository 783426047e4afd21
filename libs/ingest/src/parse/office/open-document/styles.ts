import { hexColour, type HexColour, white } from '../colours.ts';
import { layered, lookOf, type OpenLook, plainLook } from './look.ts';
import { at, attribute, elements, type XmlElement } from '../xml.ts';

/** What a document's styles say that changes how its text is read. */
export interface OpenDocumentStyles {
  /** Paragraph styles that are, or are derived from, "Title". */
  isTitle(style: string | null): boolean;
  isNumbered(listStyle: string | null, level: number): boolean;
  /** Slides of this style are not shown. */
  isHidden(style: string | null): boolean;
  /** Of a paragraph's or a stretch's style, with those that it is derived from. */
  lookOf(style: string | null): OpenLook;
  /** Of the pages; null when it is a picture. */
  readonly paper: HexColour | null;
}

export function stylesOf(roots: readonly (XmlElement | null)[]): OpenDocumentStyles {
  const all = roots.flatMap((root) => ['styles', 'automatic-styles'].flatMap((part) => elements(at(root, part))));
  const byName = new Map(all.filter(({ name }) => name === 'style').map((style) => [attribute(style, 'name') ?? '', style]));
  const lists = new Map(all.filter(({ name }) => name === 'list-style').map((style) => [attribute(style, 'name') ?? '', style]));
  const looks = new Map<string, OpenLook>();
  const lookOfStyle = (name: string | null): OpenLook => {
    if (name === null || !byName.has(name)) return plainLook;
    const known = looks.get(name);
    if (known) return known;
    // Before its parent is asked: styles that are derived from each other in a circle end here.
    looks.set(name, plainLook);
    const look = layered(lookOf(byName.get(name) ?? null), lookOfStyle(parentOf(name)));
    looks.set(name, look);
    return look;
  };
  const parentOf = (name: string): string | null => attribute(byName.get(name) ?? null, 'parent-style-name');
  return {
    isTitle: (style) => style !== null && (style === 'Title' || parentOf(style) === 'Title'),
    isNumbered: (listStyle, level) =>
      elements(lists.get(listStyle ?? '') ?? null, 'list-level-style-number').some(
        (style) => Number(attribute(style, 'level')) === level && attribute(style, 'num-format') !== '',
      ),
    isHidden: (style) => attribute(at(byName.get(style ?? '') ?? null, 'drawing-page-properties'), 'visibility') === 'hidden',
    lookOf: lookOfStyle,
    paper: paperOf(all),
  };
}

function paperOf(all: readonly XmlElement[]): HexColour | null {
  const layouts = all.filter(({ name }) => name === 'page-layout').map((layout) => at(layout, 'page-layout-properties'));
  if (layouts.some((layout) => at(layout, 'background-image') !== null)) return null;
  const [colour] = layouts.flatMap((layout) => hexColour(attribute(layout, 'background-color')) ?? []);
  return colour ?? white;
}
