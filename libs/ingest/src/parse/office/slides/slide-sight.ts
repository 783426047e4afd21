import type { HiddenText } from '#core';
import { type HexColour, isAlike } from '../colours.ts';
import { at, attribute, elements, type XmlElement } from '../xml.ts';
import type { Placed } from './reading-order.ts';
import type { SlideGround } from './slide-ground.ts';
import type { Shape } from './slide-shapes.ts';

/** Hundredths of a point: below, nobody reads it. */
const tiny = 150;

/** Of the words of one shape, which are seen; what is not is kept. */
export interface WordSight {
  isSeen(runProperties: XmlElement | null, words: string): boolean;
}

export const everythingSeen: WordSight = { isSeen: () => true };

interface Drawn extends Placed {
  readonly element: XmlElement;
}

/** What of one slide somebody sees, and what not. */
export class SlideSight {
  readonly hidden: HiddenText[] = [];
  private readonly page: number;
  private readonly readGround: () => SlideGround;
  private known: SlideGround | null = null;
  private knownDrawn: readonly Drawn[] | null = null;
  private readonly size: { readonly width: number; readonly height: number };
  private readonly root: XmlElement;

  /** `readGround` is asked where a word has a colour: layouts, masters and themes take longer to read than most slides. */
  constructor(slide: { root: XmlElement; page: number }, readGround: () => SlideGround, size: SlideSight['size']) {
    this.page = slide.page;
    this.root = slide.root;
    this.readGround = readGround;
    this.size = size;
  }

  hide(text: string, how: string): void {
    const last = this.hidden.at(-1);
    if (last?.how === how) this.hidden[this.hidden.length - 1] = { ...last, text: `${last.text}${text}` };
    else if (text.trim() !== '') this.hidden.push({ text, how, page: this.page });
  }

  /** How a whole shape is kept out of sight; null when it is seen. */
  ofShape(shape: Shape): string | null {
    const [properties = null] = elements(shape.element).filter(({ name }) => name.startsWith('nv'));
    if (/^(?:1|true)$/.test(attribute(at(properties, 'cNvPr'), 'hidden') ?? '')) return 'in a shape that is not shown';
    return shape.isPlaced && this.isOutside(shape) ? 'outside the slide' : null;
  }

  /** Of a shape's words, or of a table's cell (`a:tcPr`). */
  wordsOn(shape: Shape, cell: XmlElement | null = null): WordSight {
    let known: { readonly colour: HexColour | null } | null = null;
    const behind = (): HexColour | null => {
      known ??= { colour: this.behind(shape, cell) };
      return known.colour;
    };
    const inherited = at(shape.element, 'txBody', 'lstStyle', 'lvl1pPr', 'defRPr');
    return {
      isSeen: (run, words) => {
        const how = this.unseenBy([run, inherited], behind);
        if (how !== null) this.hide(words, how);
        return how === null;
      },
    };
  }

  private behind(shape: Shape, cell: XmlElement | null): HexColour | null {
    if (cell) return this.ground.colourOf(cell);
    return shape.element.name === 'sp' ? this.groundOf(shape) : null;
  }

  private unseenBy(properties: readonly (XmlElement | null)[], behind: () => HexColour | null): string | null {
    const size = properties.map((one) => attribute(one, 'sz')).find((one) => one !== null) ?? null;
    if (size !== null && Number(size) < tiny) return 'too small to read';
    const filled = properties.find((one) => at(one, 'solidFill') !== null) ?? null;
    if (!filled) return null;
    if (isTransparent(filled)) return 'transparent';
    return isAlike(this.ground.colourOf(filled), behind()) ? 'in the colour of what is behind it' : null;
  }

  /** Its own filling, else the slide's where nothing else lies there. */
  private groundOf(shape: Shape): HexColour | null {
    const properties = at(shape.element, 'spPr');
    if (at(properties, 'solidFill')) return this.ground.colourOf(properties);
    if (!shape.isPlaced || isFilled(shape.element) || (shape.layout && !at(properties, 'noFill') && isFilled(shape.layout))) return null;
    return this.drawn().some((other) => other.element !== shape.element && overlap(other, shape)) ? null : this.ground.background;
  }

  private get ground(): SlideGround {
    this.known ??= this.readGround();
    return this.known;
  }

  /** What may lie behind words, own and of the layout. */
  private drawn(): readonly Drawn[] {
    if (this.knownDrawn) return this.knownDrawn;
    const own = elements(at(this.root, 'cSld', 'spTree'));
    const behind = this.ground.behind.filter((element) => !isPlaceholder(element));
    this.knownDrawn = [...own, ...behind].filter(covers).map((element) => ({ element, ...placeOf(element) }));
    return this.knownDrawn;
  }

  private isOutside({ x, y, width, height }: Placed): boolean {
    const { width: slideWidth, height: slideHeight } = this.size;
    return slideWidth > 0 && (x + width <= 0 || y + height <= 0 || x >= slideWidth || y >= slideHeight);
  }
}

function covers(element: XmlElement): boolean {
  return /^(?:pic|grpSp|graphicFrame|AlternateContent)$/.test(element.name) || (element.name === 'sp' && isFilled(element));
}

function isFilled(shape: XmlElement): boolean {
  const properties = at(shape, 'spPr');
  if (at(properties, 'noFill')) return false;
  const hasOwn = ['solidFill', 'gradFill', 'blipFill', 'pattFill', 'grpFill'].some((name) => at(properties, name) !== null);
  return hasOwn || Number(attribute(at(shape, 'style', 'fillRef'), 'idx') ?? 0) > 0;
}

/** Of a layout: it is shown only where a slide fills it. */
function isPlaceholder(element: XmlElement): boolean {
  const [properties = null] = elements(element).filter(({ name }) => name.startsWith('nv'));
  return at(properties, 'nvPr', 'ph') !== null;
}

function isTransparent(filled: XmlElement | null): boolean {
  const [colour = null] = elements(at(filled, 'solidFill'));
  return Number(attribute(at(colour, 'alpha'), 'val') ?? 100_000) < 15_000;
}

const anywhere: Placed = { x: -1e12, y: -1e12, width: 2e12, height: 2e12 };

/** Where it says nothing it may lie anywhere. */
function placeOf(element: XmlElement): Placed {
  const frame = at(element, 'spPr', 'xfrm') ?? at(element, 'grpSpPr', 'xfrm') ?? at(element, 'xfrm');
  const number = (part: string, name: string): number => Number(attribute(at(frame, part), name) ?? 0) || 0;
  if (!frame) return anywhere;
  return { x: number('off', 'x'), y: number('off', 'y'), width: number('ext', 'cx'), height: number('ext', 'cy') };
}

function overlap(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
