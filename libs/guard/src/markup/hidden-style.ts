/** What hides: not drawn, without size, out of sight, or in the colour of what it stands on. Each looks at a style of bounded length. */
const hiding =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0?\.0\d*|0)(?![.\d])|font-size\s*:\s*(?:0?\.\d+|[0-2])(?:px|pt|em|rem|%)?(?![.\d])|(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01]|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|transform\s*:\s*scale\(\s*0\s*\)|(?:^|[;\s])(?:width|height|max-height|max-width|line-height)\s*:\s*[01](?:px)?\s*(?:;|$)|(?:^|[;\s])color\s*:\s*transparent/i;
const colour = /(?:^|[;\s"'{])color\s*:\s*([^;!}]+)/i;
const background = /background(?:-color)?\s*:\s*([^;!}]+)/i;
const white = /^(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,1)?\))$/;

export function hidesByStyle(style: string): boolean {
  if (hiding.test(style)) return true;
  const ink = shade(colour.exec(style)?.[1]);
  if (ink === undefined) return false;
  const paper = shade(background.exec(style)?.[1]);
  // Pages are white unless they say otherwise.
  return paper === undefined ? white.test(ink) : ink === paper;
}

const rule = /\.([\w-]{1,60})\s*\{([^{}]{0,400})\}/g;

/** Classes that a style sheet in the text hides. Only rules of one class: what a cascade makes of more, a parser has to tell. */
export function hiddenClasses(styleSheet: string): string[] {
  return Array.from(styleSheet.matchAll(rule))
    .filter(([, , body = '']) => hidesByStyle(body) && !white.test(shade(colour.exec(body)?.[1]) ?? ''))
    .map(([, name = '']) => name);
}

function shade(value: string | undefined): string | undefined {
  return value?.toLowerCase().replace(/\s+/g, '');
}
