/** Parts of 255, and how much it covers, 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
export const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
/** What browsers give to links that nobody gave a colour. */
export const linkColour: Colour = { red: 0, green: 0, blue: 238, alpha: 1 };

const named: Readonly<Record<string, string>> = {
  white: 'fff',
  black: '000',
  snow: 'fffafa',
  ivory: 'fffff0',
  ghostwhite: 'f8f8ff',
  whitesmoke: 'f5f5f5',
  floralwhite: 'fffaf0',
  mintcream: 'f5fffa',
  azure: 'f0ffff',
  aliceblue: 'f0f8ff',
  seashell: 'fff5ee',
  honeydew: 'f0fff0',
  lightyellow: 'ffffe0',
  beige: 'f5f5dc',
  gainsboro: 'dcdcdc',
  lightgrey: 'd3d3d3',
  lightgray: 'd3d3d3',
  silver: 'c0c0c0',
  darkgray: 'a9a9a9',
  darkgrey: 'a9a9a9',
  gray: '808080',
  grey: '808080',
  red: 'f00',
  green: '008000',
  lime: '0f0',
  blue: '00f',
  navy: '000080',
  yellow: 'ff0',
  orange: 'ffa500',
  purple: '800080',
  maroon: '800000',
  teal: '008080',
  aqua: '0ff',
  cyan: '0ff',
  fuchsia: 'f0f',
  magenta: 'f0f',
  olive: '808000',
  pink: 'ffc0cb',
  brown: 'a52a2a',
};

/** Null for what is no colour, or one that only a browser could work out. */
export function parseColour(value: string): Colour | null {
  const text = value.trim();
  if (text === 'transparent') return { ...white, alpha: 0 };
  const hex = /^#?([0-9a-f]{3,8})$/.exec(Object.hasOwn(named, text) ? `#${named[text]}` : text)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const [, kind, inner = ''] = /^(rgb|hsl)a?\(([^()]{1,100})\)$/.exec(text) ?? [];
  const parts = inner.split(/[\s,/]+/).filter((part) => part !== '');
  if (kind === undefined || parts.length < 3) return null;
  const numbers = parts.map(Number.parseFloat);
  if (numbers.some(Number.isNaN)) return null;
  const alpha = parts[3] === undefined ? 1 : (numbers[3] ?? 1) / (parts[3].endsWith('%') ? 100 : 1);
  const [first = 0, second = 0, third = 0] = numbers;
  if (kind === 'hsl') return { ...fromHsl(first, second / 100, third / 100), alpha };
  const scaled = (number: number, part: string | undefined): number => (part?.endsWith('%') ? number * 2.55 : number);
  return { red: scaled(first, parts[0]), green: scaled(second, parts[1]), blue: scaled(third, parts[2]), alpha };
}

/** Apart by less than this in every part of 255, no eye tells letters from the paper beneath: #f0f0f0 on white is the first that is kept. */
const tellable = 15;
const seenThrough = 0.05;

export function isIndistinct(ink: Colour, paper: Colour | null): boolean {
  if (ink.alpha <= seenThrough) return true;
  if (!paper) return false;
  const distance = Math.max(Math.abs(ink.red - paper.red), Math.abs(ink.green - paper.green), Math.abs(ink.blue - paper.blue));
  return distance * ink.alpha < tellable;
}

/** `over` on what lies beneath. */
export function laidOn(over: Colour, beneath: Colour): Colour {
  const mix = (top: number, bottom: number): number => top * over.alpha + bottom * (1 - over.alpha);
  return { red: mix(over.red, beneath.red), green: mix(over.green, beneath.green), blue: mix(over.blue, beneath.blue), alpha: 1 };
}

function fromHex(hex: string): Colour | null {
  if (hex.length === 5 || hex.length === 7) return null;
  const digits = (hex.length <= 4 ? hex.replace(/./g, '$&$&') : hex).match(/../g) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 255] = digits.map((pair) => Number.parseInt(pair, 16));
  return { red, green, blue, alpha: alpha / 255 };
}

/** As CSS Color 4 gives it. */
function fromHsl(hue: number, saturation: number, lightness: number): Omit<Colour, 'alpha'> {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number): number => {
    const turn = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return { red: part(0), green: part(8), blue: part(4) };
}
