import { type Ground, groundOf, layered, lookOf, plainLook, type RunLook } from './run-look.ts';
import { at, attribute, elements, type XmlElement } from '../xml.ts';

export type ParagraphRole = 'text' | 'code' | 'quote' | 'contents';

export interface WordStyle {
  /** 1 to 6 for headings, else 0. */
  readonly headingLevel: number;
  readonly role: ParagraphRole;
  readonly isMonospaced: boolean;
  readonly look: RunLook;
  /** Shading behind its paragraphs. */
  readonly ground: Ground | null;
  /** What numbers its paragraphs, as in `w:numPr`. */
  readonly numbering: XmlElement | null;
}

const plain: WordStyle = { headingLevel: 0, role: 'text', isMonospaced: false, look: plainLook, ground: null, numbering: null };

/** The styles of a document by their id; an unknown one is plain. */
export class WordStyles {
  private readonly byId: ReadonlyMap<string, XmlElement>;
  private readonly plain: WordStyle;
  /** Of paragraphs that name no style. */
  private readonly normal: string | null;
  private readonly resolved = new Map<string, WordStyle>();

  constructor(root: XmlElement | null) {
    const styles = elements(root, 'style');
    this.plain = { ...plain, look: lookOf(at(root, 'docDefaults', 'rPrDefault', 'rPr')) };
    this.normal = attribute(
      styles.find((style) => attribute(style, 'default') === '1' && attribute(style, 'type') === 'paragraph') ?? null,
      'styleId',
    );
    this.byId = new Map(styles.map((style) => [attribute(style, 'styleId') ?? '', style]));
  }

  /** Of a run (`w:rStyle`): only what it says itself. */
  lookOfRun(id: string | null): RunLook {
    return id === null ? plainLook : lookOf(at(this.byId.get(id) ?? null, 'rPr'));
  }

  /** How words look in a paragraph of that style; null where it names none. */
  lookOfParagraph(id: string | null): Pick<WordStyle, 'look' | 'ground'> {
    return this.of(id ?? this.normal);
  }

  of(id: string | null): WordStyle {
    const known = this.resolved.get(id ?? '');
    if (known) return known;
    const style = this.byId.get(id ?? '') ?? null;
    if (id === null || style === null) return this.plain;
    // Before its parent is asked: styles that are based on each other in a circle end here.
    this.resolved.set(id, this.plain);
    const resolved = toStyle(style, this.of(attribute(at(style, 'basedOn'), 'val')));
    this.resolved.set(id, resolved);
    return resolved;
  }
}

function toStyle(style: XmlElement, parent: WordStyle): WordStyle {
  const name = (attribute(at(style, 'name'), 'val') ?? '').toLowerCase();
  const properties = at(style, 'pPr');
  const named = /^heading (\d)$/.exec(name)?.[1] ?? (name === 'title' ? '1' : null);
  const outline = attribute(at(properties, 'outlineLvl'), 'val');
  const level = named ?? (outline === null ? null : Number(outline) < 9 ? Number(outline) + 1 : 0);
  return {
    headingLevel: level === null ? parent.headingLevel : Math.min(6, Number(level)),
    role: roleOf(name) ?? parent.role,
    isMonospaced: isMonospaced(at(style, 'rPr')) ?? parent.isMonospaced,
    look: layered(lookOf(at(style, 'rPr')), parent.look),
    ground: groundOf(properties) ?? parent.ground,
    numbering: at(properties, 'numPr') ?? parent.numbering,
  };
}

function roleOf(name: string): ParagraphRole | null {
  if (/^(source ?code|code|code ?block|html preformatted|preformatted text|macro text|macro)$/.test(name)) return 'code';
  if (/^(intense )?quote$|^block text$/.test(name)) return 'quote';
  return /^(toc|table of figures)\b/.test(name) && name !== 'toc heading' ? 'contents' : null;
}

/** Null when the properties name no font. */
export function isMonospaced(runProperties: XmlElement | null): boolean | null {
  const font = attribute(at(runProperties, 'rFonts'), 'ascii');
  return font === null ? null : /courier|consolas|mono|menlo|lucida console|source code/i.test(font);
}
