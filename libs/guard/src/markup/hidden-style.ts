/** What hides: not drawn, without size, out of sight, or in no colour. Each looks at a style of bounded length. */
const hiding =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0?\.0\d*|0)(?![.\d])|filter\s*:\s*opacity\(\s*0|z-index\s*:\s*-\d|mso-hide\s*:\s*all|content-visibility\s*:\s*hidden|text-fill-color\s*:\s*transparent|font\s*:\s*0|font-size\s*:\s*0|text-indent\s*:\s*100%|translate[xy]?\(\s*-\d{3,}|font-size\s*:\s*(?:0?\.\d+|[0-2])(?:px|pt|em|rem|%)?(?![.\d])|(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01]|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|scale[xy]?\(\s*0?(?:\.0\d*)?\s*\)|(?:^|[;\s])(?:width|height|max-height|max-width|line-height)\s*:\s*[01](?:px)?\s*(?:;|$)|(?:^|[;\s"'{])color\s*:\s*(?:transparent|(?:rgb|hsl)a?\([^)]{0,40}[,/]\s*0?(?:\.0\d*)?\s*\)|#[\da-f]{6}0[\da-f](?![\da-f]))/i;
const colour = /(?:^|[;\s"'{])color\s*:\s*([^;!}]+)/i;
const background = /background(?:-color)?\s*:\s*([^;!}]+)/i;

export function hidesByStyle(style: string): boolean {
  if (hiding.test(style)) return true;
  const ink = colour.exec(style)?.[1];
  if (ink === undefined) return false;
  // Pages are white unless they say otherwise.
  return looksLike(ink, background.exec(style)?.[1] ?? 'white');
}

/** Near enough to each other for nobody to see the one on the other. */
function looksLike(ink: string, paper: string): boolean {
  const [first, second] = [channels(ink), channels(paper)];
  if (!first || !second) return plain(ink) === plain(paper);
  return first.every((value, index) => Math.abs(value - (second[index] as number)) <= nearest);
}

/** Of 255. */
const nearest = 12;
const named: Readonly<Record<string, string>> = { white: '#ffffff', snow: '#fffafa', ivory: '#fffff0', black: '#000000' };
const plain = (value: string): string => value.toLowerCase().replace(/\s+/g, '');

/** Red, green and blue, 0 to 255; null for what is written otherwise. */
function channels(value: string): readonly number[] | null {
  const written = plain(value);
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/.exec(named[written] ?? written)?.[1];
  if (digits !== undefined) {
    const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../g) as string[]);
    return pairs.map((pair) => Number.parseInt(pair, 16));
  }
  const parts = /^rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,[\d.]{1,6})?\)$/.exec(written);
  return parts && parts.slice(1, 4).map(Number);
}

const rule = /\.([\w-]{1,60})\s*\{([^{}]{0,400})\}/g;

/** Classes that a style sheet in the text hides. Only rules of one class: what a cascade makes of more, a parser has to tell. */
export function hiddenClasses(styleSheet: string): string[] {
  // White letters in a style sheet mostly stand on a picture or another rule's colour.
  return Array.from(styleSheet.matchAll(rule))
    .filter(([, , body = '']) => hiding.test(body))
    .map(([, name = '']) => name);
}
