/** Six hexadecimal digits, red first. */
export type HexColour = string;

export const white: HexColour = 'FFFFFF';

/** Channels this close are one colour to the eye. */
const alike = 48;

/** Whether nobody tells one from the other. Unknown colours, null, are told apart. */
export function isAlike(a: HexColour | null, b: HexColour | null): boolean {
  const [left, right] = [channelsOf(a), channelsOf(b)];
  return left !== null && right !== null && left.every((channel, index) => Math.abs(channel - (right[index] ?? 0)) < alike);
}

/** Null for what is no colour, such as `auto`. */
export function hexColour(text: string | null): HexColour | null {
  const found = /^#?(?:[\da-f]{2})?([\da-f]{6})$/i.exec(text ?? '');
  return found?.[1]?.toUpperCase() ?? null;
}

function channelsOf(colour: HexColour | null): number[] | null {
  return colour === null ? null : [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
