import { hexColour, type HexColour, isAlike } from '../colours.ts';
import { at, attribute, type XmlElement } from '../xml.ts';

/** What a run's properties, or a style's, say that decides whether somebody sees its words; null for what they leave open. */
export interface RunLook {
  readonly isHidden: boolean | null;
  /** Its own colour null: such as is seen on whatever is behind it. */
  readonly colour: Ground | null;
  readonly halfPoints: number | null;
  /** Shading or a marker behind the words. */
  readonly ground: Ground | null;
}

/** A colour; null when it cannot be told. */
export interface Ground {
  readonly colour: HexColour | null;
}

export const plainLook: RunLook = { isHidden: null, colour: null, halfPoints: null, ground: null };

/** Half points: below, nobody reads it. */
const tiny = 3;
const markers: Readonly<Record<string, HexColour>> = {
  black: '000000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
  green: '00FF00',
  cyan: '00FFFF',
  magenta: 'FF00FF',
  blue: '0000FF',
  red: 'FF0000',
};

export function lookOf(properties: XmlElement | null): RunLook {
  if (!properties) return plainLook;
  const hidden = at(properties, 'vanish') ?? at(properties, 'specVanish');
  const colour = attribute(at(properties, 'color'), 'val');
  const size = Number(attribute(at(properties, 'sz'), 'val') ?? Number.NaN);
  const marker = attribute(at(properties, 'highlight'), 'val');
  return {
    isHidden: hidden ? isSwitchedOn(hidden) : null,
    colour: colour === null ? null : { colour: hexColour(colour) },
    halfPoints: Number.isNaN(size) ? null : size,
    ground: marker !== null && marker !== 'none' ? { colour: markers[marker] ?? null } : groundOf(properties),
  };
}

/** Shading (`w:shd`) of a run, a paragraph, a cell; null where there is none. */
export function groundOf(properties: XmlElement | null): Ground | null {
  const shading = at(properties, 'shd');
  const pattern = attribute(shading, 'val');
  if (!shading || pattern === 'nil') return null;
  if (pattern === 'solid') return { colour: hexColour(attribute(shading, 'color')) };
  const fill = attribute(shading, 'fill');
  if (pattern !== 'clear') return { colour: null };
  return fill === null || fill === 'auto' ? null : { colour: hexColour(fill) };
}

/** What `over` leaves open is as in `under`. */
export function layered(over: RunLook, under: RunLook): RunLook {
  return {
    isHidden: over.isHidden ?? under.isHidden,
    colour: over.colour ?? under.colour,
    halfPoints: over.halfPoints ?? under.halfPoints,
    ground: over.ground ?? under.ground,
  };
}

/** How words of this look are kept out of sight on that ground; null when they are seen. */
export function unseenBy({ isHidden, colour, halfPoints, ground }: RunLook, behind: Ground): string | null {
  if (isHidden) return 'hidden in Word';
  if (halfPoints !== null && halfPoints < tiny) return 'too small to read';
  if (!colour?.colour) return null;
  return isAlike(colour.colour, (ground ?? behind).colour) ? 'in the colour of what is behind it' : null;
}

export function isSwitchedOn(element: XmlElement): boolean {
  const value = attribute(element, 'val');
  return value !== '0' && value !== 'false' && value !== 'off';
}
