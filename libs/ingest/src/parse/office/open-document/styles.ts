import { at, attribute, elements, type XmlElement } from '../xml.ts';

/** What a document's styles say that changes how its text is read. */
export interface OpenDocumentStyles {
  /** Paragraph styles that are, or are derived from, "Title". */
  isTitle(style: string | null): boolean;
  isNumbered(listStyle: string | null, level: number): boolean;
  /** Slides of this style are not shown. */
  isHidden(style: string | null): boolean;
}

export function stylesOf(roots: readonly (XmlElement | null)[]): OpenDocumentStyles {
  const all = roots.flatMap((root) => ['styles', 'automatic-styles'].flatMap((part) => elements(at(root, part))));
  const byName = new Map(all.filter(({ name }) => name === 'style').map((style) => [attribute(style, 'name') ?? '', style]));
  const lists = new Map(all.filter(({ name }) => name === 'list-style').map((style) => [attribute(style, 'name') ?? '', style]));
  const parentOf = (name: string): string | null => attribute(byName.get(name) ?? null, 'parent-style-name');
  return {
    isTitle: (style) => style !== null && (style === 'Title' || parentOf(style) === 'Title'),
    isNumbered: (listStyle, level) =>
      elements(lists.get(listStyle ?? '') ?? null, 'list-level-style-number').some(
        (style) => Number(attribute(style, 'level')) === level && attribute(style, 'num-format') !== '',
      ),
    isHidden: (style) => attribute(at(byName.get(style ?? '') ?? null, 'drawing-page-properties'), 'visibility') === 'hidden',
  };
}
