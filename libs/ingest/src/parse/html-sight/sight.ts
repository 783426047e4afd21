import type { DomElement } from '../html-dom.ts';
import { black, type Colour, isIndistinct, laidOn, linkColour, parseColour, white } from './css-colour.ts';
import { type FontSizes, fontSizeOf } from './css-length.ts';
import { hidingValues } from './hidden-box.ts';
import type { Style } from './style-sheet.ts';

/** What of a page bears on what can be told from its own styles. */
export interface Surroundings {
  /** Style sheets that are not in the page may give every class and every page another colour and size. */
  readonly hasForeignSheets: boolean;
  /** Pictures and coloured boxes, over which words may be laid. */
  readonly hasPictures: boolean;
}

/** What an element hands down to the words and elements in it. Colours are null where they cannot be told. */
export interface Sight {
  readonly sizes: FontSizes;
  readonly ink: Colour | null;
  readonly paper: Colour | null;
  /** Laid over what stands elsewhere on the page, so that the paper around it says nothing. */
  readonly isLifted: boolean;
  readonly visibility: { readonly isHidden: boolean; readonly isOwn: boolean };
}

export function sightOfPage({ hasForeignSheets }: Surroundings): Sight {
  return {
    sizes: { own: 16, root: 16 },
    ink: black,
    paper: hasForeignSheets ? null : white,
    isLifted: false,
    visibility: { isHidden: false, isOwn: true },
  };
}

export function sightIn(around: Sight, element: DomElement, style: Style, surroundings: Surroundings): Sight {
  const isOpen = surroundings.hasForeignSheets && hasName(element);
  const name = element.nodeName.toUpperCase();
  const isPlain = style.size === 0 && !isOpen && !coloured.has(name);
  return isPlain ? around : lookedAt(around, { element, name, style, isOpen });
}

/** Why words seen so are not, or null. */
export function unseenWords({ sizes, ink, paper, visibility, isLifted }: Sight, { hasPictures }: Surroundings): string | null {
  if (visibility.isHidden) return 'visibility: hidden';
  if (sizes.own <= smallest) return `letters ${Math.round(sizes.own * 10) / 10} pixels high`;
  if (!ink || !isIndistinct(ink, isLifted && hasPictures ? null : paper)) return null;
  return isIndistinct(ink, null) ? 'transparent letters' : 'letters in the colour of what they stand on';
}

/** Of letters, in pixels; three are read with a glass. */
const smallest = 2;
/** Elements that have colours without any style. */
const coloured = new Set('A BODY TABLE TR TD TH TBODY THEAD FONT MARK'.split(' '));

interface Looked {
  readonly element: DomElement;
  readonly name: string;
  readonly style: Style;
  /** A style sheet that is not here may say more of it. */
  readonly isOpen: boolean;
}

function lookedAt(around: Sight, looked: Looked): Sight {
  const { style, name } = looked;
  const paper = paperOf(around, looked);
  const own = fontSizeOf(style.get('font-size')?.value, openSizes(around, looked));
  const visibility = style.get('visibility');
  const isLifted = isLiftedBy(style) || (around.isLifted && paper === around.paper);
  return {
    sizes: { own, root: name === 'HTML' ? own : around.sizes.root },
    ...inkOf(around, looked, paper),
    paper,
    isLifted,
    visibility: visibility
      ? { isHidden: hidingValues['visibility']?.(visibility.value ?? '') ?? false, isOwn: visibility.isOwn }
      : around.visibility,
  };
}

/** Letters without size around boxes that have some is how old pages lost the gaps between them. */
function openSizes({ sizes }: Sight, { isOpen }: Looked): FontSizes {
  return isOpen && sizes.own <= smallest ? { ...sizes, own: sizes.root } : sizes;
}

function inkOf(around: Sight, { element, name, style, isOpen }: Looked, paper: Colour | null): Pick<Sight, 'ink'> {
  if (paintsItsLetters(style)) return { ink: null };
  const claim = style.get('text-fill') ?? style.get('color');
  const attribute = name === 'FONT' ? element.getAttribute('color') : name === 'BODY' ? element.getAttribute('text') : null;
  const written = claim ? claim.value : attribute?.trim().toLowerCase();
  if (written === null) return { ink: null };
  if (written === undefined || /^(?:inherit|unset|currentcolor)$/.test(written)) {
    if (isOpen) return { ink: null };
    return name === 'A' && element.getAttribute('href') !== null ? { ink: linkColour } : { ink: around.ink };
  }
  const ink = parseColour(written);
  return { ink: ink && paper && ink.alpha < 1 && !isIndistinct(ink, null) ? laidOn(ink, paper) : ink };
}

/** Shadows, outlines and letters cut out of their background are seen whatever their own colour is. */
function paintsItsLetters(style: Style): boolean {
  const says = (name: string, nothing: RegExp): boolean => {
    const claim = style.get(name);
    return claim !== undefined && !(claim.value !== null && nothing.test(claim.value));
  };
  return (
    says('text-shadow', /^none$/) ||
    says('text-stroke', /^0/) ||
    says('mix-blend-mode', /^normal$/) ||
    says('background-clip', /^(?!.*text)/)
  );
}

function paperOf(around: Sight, { element, name, style, isOpen }: Looked): Colour | null {
  const image = style.get('background-image');
  if (image && image.value !== 'none') return null;
  if (element.getAttribute('background') !== null) return null;
  const claim = style.get('background-color');
  const attribute = element.getAttribute('bgcolor')?.trim().toLowerCase();
  if (!claim && attribute === undefined) {
    if (name === 'MARK') return parseColour('yellow');
    return isOpen ? null : around.paper;
  }
  const colour = parseColour((claim ? claim.value : attribute) ?? '');
  if (!colour) return null;
  if (colour.alpha === 0) return around.paper;
  if (colour.alpha >= 1) return colour;
  return around.paper && laidOn(colour, around.paper);
}

function isLiftedBy(style: Style): boolean {
  const value = (name: string): string => style.get(name)?.value ?? '';
  if (/absolute|fixed|sticky/.test(value('position')) || /translate/.test(value('transform'))) return true;
  return ['margin-left', 'margin-top', 'left', 'top', 'right', 'bottom'].some((name) => value(name).startsWith('-'));
}

function hasName(element: DomElement): boolean {
  return element.getAttribute('class') !== null || element.getAttribute('id') !== null;
}
