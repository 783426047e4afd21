import { hexColour, type HexColour } from '../colours.ts';
import type { OfficePackage } from '../open-package.ts';
import { optionalPart } from '../read-part.ts';
import { type Relationship, relationshipsOf } from '../relationships.ts';
import { at, attribute, elements, type XmlElement } from '../xml.ts';

/** What the words of a slide stand on, as far as its file says. */
export interface SlideGround {
  /** Of a fill (`a:solidFill` within); null where that is not one plain colour. */
  readonly colourOf: (filled: XmlElement | null) => HexColour | null;
  /** Null when it is a picture, or not known. */
  readonly background: HexColour | null;
  /** The shapes of its layout and its master, which lie behind its own. */
  readonly behind: readonly XmlElement[];
}

const usualMap: Readonly<Record<string, string>> = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };

/** Of the slides of a presentation; layouts, masters and themes are read once. */
export class SlideGrounds {
  private readonly pack: OfficePackage;
  private readonly byLayout = new Map<string, SlideGround>();

  constructor(pack: OfficePackage) {
    this.pack = pack;
  }

  of(slide: XmlElement, relations: readonly Relationship[]): SlideGround {
    const layout = targetOf(relations, 'slideLayout');
    let ground = this.byLayout.get(layout);
    if (!ground) this.byLayout.set(layout, (ground = this.read(layout)));
    const own = at(slide, 'cSld', 'bg');
    return own ? { ...ground, background: backgroundOf(own, ground.colourOf) } : ground;
  }

  private read(layoutPart: string): SlideGround {
    const masterPart = this.related(layoutPart, 'slideMaster');
    const [layout, master] = [this.part(layoutPart), this.part(masterPart)];
    const scheme = at(this.part(this.related(masterPart, 'theme')), 'themeElements', 'clrScheme');
    const names = at(master, 'clrMap')?.attributes ?? usualMap;
    const colourOf = (filled: XmlElement | null): HexColour | null => plainColour(at(filled, 'solidFill'), { scheme, names });
    const background = at(layout, 'cSld', 'bg') ?? at(master, 'cSld', 'bg');
    const behind = [layout, master].flatMap((root) => elements(at(root, 'cSld', 'spTree')));
    return { colourOf, background: background ? backgroundOf(background, colourOf) : null, behind };
  }

  private part(name: string): XmlElement | null {
    return name === '' ? null : optionalPart(this.pack, name, () => undefined);
  }

  private related(part: string, kind: string): string {
    try {
      return part === '' ? '' : targetOf(relationshipsOf(part, this.pack), kind);
    } catch {
      // Broken: then nobody knows the ground, and the words on it count as seen.
      return '';
    }
  }
}

function targetOf(relations: readonly Relationship[], kind: string): string {
  return relations.find((relation) => relation.kind === kind)?.target ?? '';
}

function backgroundOf(background: XmlElement, colourOf: SlideGround['colourOf']): HexColour | null {
  const reference = at(background, 'bgRef');
  // Fills of a theme from 1001 on are its backgrounds: the first is plain.
  if (reference)
    return attribute(reference, 'idx') === '1001' ? colourOf({ name: '', attributes: {}, children: [asFill(reference)] }) : null;
  return colourOf(at(background, 'bgPr'));
}

function asFill(reference: XmlElement): XmlElement {
  return { ...reference, name: 'solidFill' };
}

interface Theme {
  readonly scheme: XmlElement | null;
  readonly names: Readonly<Record<string, string>>;
}

function plainColour(fill: XmlElement | null, { scheme, names }: Theme): HexColour | null {
  const [colour = null] = elements(fill);
  if (!colour || elements(colour).some(({ name }) => name !== 'alpha')) return null;
  const value = attribute(colour, 'val');
  if (colour.name === 'srgbClr') return hexColour(value);
  if (colour.name === 'sysClr') return hexColour(attribute(colour, 'lastClr'));
  if (colour.name !== 'schemeClr' || value === null) return null;
  const [named = null] = elements(at(scheme, names[value] ?? value));
  return named ? hexColour(attribute(named, named.name === 'sysClr' ? 'lastClr' : 'val')) : null;
}
