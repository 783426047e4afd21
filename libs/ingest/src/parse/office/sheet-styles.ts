import { hexColour, type HexColour, isAlike, white } from './colours.ts';
import { at, attribute, elements, type XmlElement } from './xml.ts';

/** Points: below, nobody reads it. */
const tiny = 1.5;
const indexed: readonly HexColour[] = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'];

/** Of an Excel workbook, by the number that cells name their style by: how it keeps words out of sight. */
export function unseenStyles(styles: XmlElement | null): ReadonlyMap<string, string> {
  const fonts = elements(at(styles, 'fonts'), 'font');
  const fills = elements(at(styles, 'fills'), 'fill');
  const unseen = new Map<string, string>();
  for (const [index, format] of elements(at(styles, 'cellXfs'), 'xf').entries()) {
    const font = fonts[Number(attribute(format, 'fontId') ?? 0)] ?? null;
    const how = unseenBy(font, fills[Number(attribute(format, 'fillId') ?? 0)] ?? null);
    if (how !== null) unseen.set(String(index), how);
  }
  return unseen;
}

function unseenBy(font: XmlElement | null, fill: XmlElement | null): string | null {
  const size = attribute(at(font, 'sz'), 'val');
  if (size !== null && Number(size) < tiny) return 'too small to read';
  const colour = at(font, 'color');
  return colour && isAlike(colourOf(colour), groundOf(fill)) ? 'in the colour of what is behind it' : null;
}

function groundOf(fill: XmlElement | null): HexColour | null {
  const pattern = at(fill, 'patternFill');
  const type = attribute(pattern, 'patternType') ?? 'none';
  if (fill && !pattern && elements(fill).length > 0) return null;
  if (type === 'none') return white;
  return type === 'solid' ? colourOf(at(pattern, 'fgColor')) : null;
}

/** Of the theme only what is paper and ink in every usual one. */
function colourOf(colour: XmlElement | null): HexColour | null {
  if (!colour || Math.abs(Number(attribute(colour, 'tint') ?? 0)) > 0.1) return null;
  const [theme, index] = [attribute(colour, 'theme'), Number(attribute(colour, 'indexed') ?? Number.NaN)];
  if (theme !== null) return theme === '0' ? white : theme === '1' ? '000000' : null;
  if (Number.isNaN(index)) return hexColour(attribute(colour, 'rgb'));
  if (index === 65) return white;
  return index === 64 ? '000000' : (indexed[index < 8 ? index : index - 8] ?? null);
}
