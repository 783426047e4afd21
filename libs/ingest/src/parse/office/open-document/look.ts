import { hexColour, type HexColour, isAlike } from '../colours.ts';
import { at, attribute, type XmlElement } from '../xml.ts';

/** What a style says that decides whether somebody sees its words; null for what it leaves open. */
export interface OpenLook {
  readonly isHidden: boolean | null;
  readonly colour: HexColour | null;
  readonly ground: HexColour | null;
  /** Points; null too where it is a share of another size. */
  readonly size: number | null;
}

export const plainLook: OpenLook = { isHidden: null, colour: null, ground: null, size: null };

/** Below, nobody reads it. */
const tiny = 1.5;
const points: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835 };

export function lookOf(style: XmlElement | null): OpenLook {
  const text = at(style, 'text-properties');
  const size = /^([\d.]+)(pt|in|cm|mm)$/.exec(attribute(text, 'font-size') ?? '');
  return {
    isHidden: attribute(text, 'display') === 'none' ? true : null,
    colour: attribute(text, 'use-window-font-color') === 'true' ? null : hexColour(attribute(text, 'color')),
    ground: hexColour(attribute(text, 'background-color')) ?? hexColour(attribute(at(style, 'paragraph-properties'), 'background-color')),
    size: size ? Number(size[1]) * (points[size[2] ?? ''] ?? 1) : null,
  };
}

/** What `over` leaves open is as in `under`. */
export function layered(over: OpenLook, under: OpenLook): OpenLook {
  return {
    isHidden: over.isHidden ?? under.isHidden,
    colour: over.colour ?? under.colour,
    ground: over.ground ?? under.ground,
    size: over.size ?? under.size,
  };
}

/** How words of this look are kept out of sight; null when they are seen. `behind` is what they stand on without a ground of their own; null: unknown. */
export function unseenBy({ isHidden, colour, ground, size }: OpenLook, behind: HexColour | null): string | null {
  if (isHidden) return 'hidden by its format';
  if (size !== null && size < tiny) return 'too small to read';
  return isAlike(colour, ground ?? behind) ? 'in the colour of what is behind it' : null;
}
