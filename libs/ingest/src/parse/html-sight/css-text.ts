/** What stands before a brace of a style sheet, and between it and the one that closes it. */
export interface CssBlock {
  readonly prelude: string;
  readonly body: string;
}

export interface Declaration {
  readonly value: string;
  readonly isImportant: boolean;
}
export type Declarations = ReadonlyMap<string, Declaration>;

export function withoutCssComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/<!--|-->/g, ' ');
}

/** With the variables of a page in their places, those that it gives one value everywhere; a value of several is left as it stands. */
export function withVariables(css: string): string {
  const values = new Map<string, string | null>();
  for (const [, name = '', value = ''] of css.matchAll(/(?:^|[{;\s])(--[\w-]{1,60})\s{0,9}:\s{0,9}([^;{}]{1,100})(?=[;}])/g))
    values.set(name, values.has(name) && values.get(name) !== value.trim() ? null : value.trim());
  if (values.size === 0) return css;
  return css.replace(/var\(\s{0,9}(--[\w-]{1,60})\s{0,9}(?:,[^()]{0,100})?\)/g, (written, name: string) => values.get(name) ?? written);
}

/** The blocks that lie in no other; one that is never closed ends with the text, as browsers have it. */
export function* cssBlocks(css: string): Generator<CssBlock> {
  const marks = /["'{};]/g;
  let depth = 0;
  let [preludeFrom, bodyFrom] = [0, 0];
  for (let mark = marks.exec(css); mark; mark = marks.exec(css)) {
    const { index, 0: sign } = mark;
    if (sign === '"' || sign === "'") marks.lastIndex = endOfString(css, index);
    else if (sign === '{') {
      if (depth === 0) bodyFrom = index + 1;
      depth++;
    } else if (sign === '}') {
      if (depth === 1) yield { prelude: css.slice(preludeFrom, bodyFrom - 1).trim(), body: css.slice(bodyFrom, index) };
      depth = Math.max(0, depth - 1);
      if (depth === 0) preludeFrom = index + 1;
    } else if (depth === 0) preludeFrom = index + 1;
  }
  if (depth > 0) yield { prelude: css.slice(preludeFrom, bodyFrom - 1).trim(), body: css.slice(bodyFrom) };
}

/** What decides whether words are seen; the rest of a style is not kept. */
const telling = new Set(
  (
    'display visibility content-visibility opacity filter font-size color text-fill text-shadow text-stroke mix-blend-mode background-color background-image background-clip ' +
    'position left right top bottom text-indent margin-left margin-top clip clip-path transform width height max-width max-height overflow padding padding-top padding-bottom'
  ).split(' '),
);

const aliases: Readonly<Record<string, string | undefined>> = {
  '-webkit-text-fill-color': 'text-fill',
  '-webkit-text-stroke': 'text-stroke',
  '-webkit-background-clip': 'background-clip',
  '-webkit-clip-path': 'clip-path',
  '-webkit-transform': 'transform',
  '-ms-transform': 'transform',
};

const longestValue = 500;

/** `name: value` pairs by name, the last of a name, shorthands taken apart; rules within rules are left out. */
export function declarationsOf(body: string): Declarations {
  const found = new Map<string, Declaration>();
  const nested = body.indexOf('{');
  const own = nested === -1 ? body : body.slice(0, body.lastIndexOf(';', nested) + 1);
  for (const written of statements(own)) {
    const colon = written.indexOf(':');
    if (colon === -1) continue;
    const called = written.slice(0, colon).trim().toLowerCase();
    const name = Object.hasOwn(aliases, called) ? (aliases[called] ?? called) : called;
    const whole = written
      .slice(colon + 1)
      .slice(0, longestValue)
      .trim()
      .toLowerCase();
    const isImportant = /!\s*important$/.test(whole);
    const value = whole.replace(/\s*!\s*important$/, '');
    for (const [longhand, part] of longhands(name, value)) {
      if (telling.has(longhand) && !(found.get(longhand)?.isImportant && !isImportant)) found.set(longhand, { value: part, isImportant });
    }
  }
  return found;
}

/** Parted by semicolons, but those within brackets and strings, such as of `url(data:…;base64,…)`. */
function* statements(body: string): Generator<string> {
  const marks = /["'();]/g;
  let from = 0;
  let depth = 0;
  for (let mark = marks.exec(body); mark; mark = marks.exec(body)) {
    const { index, 0: sign } = mark;
    if (sign === '"' || sign === "'") marks.lastIndex = endOfString(body, index);
    else if (sign !== ';') depth = Math.max(0, depth + (sign === '(' ? 1 : -1));
    else if (depth === 0) {
      yield body.slice(from, index);
      from = index + 1;
    }
  }
  yield body.slice(from);
}

function longhands(name: string, value: string): readonly (readonly [string, string])[] {
  if (name === 'background') return backgroundOf(value);
  if (name === 'font') {
    const size = /(?:^|\s)(-?[\d.]+(?:px|pt|em|rem|%|vw)?)(?:\s*\/\s*\S+)?\s+\S/.exec(value.replace(/(?:^|\s)[1-9]00(?=\s)/, ' '))?.[1];
    return size === undefined ? [] : [['font-size', size]];
  }
  if (name === 'inset') return [['left', value.split(/\s+/).at(-1) ?? '']];
  if (name === 'scale' || name === 'translate') return [['transform', `${name}(${value.replace(/\s+/g, ',')})`]];
  if (name === 'overflow-x' || name === 'overflow-y') return [['overflow', value]];
  return [[name, value]];
}

function backgroundOf(value: string): readonly (readonly [string, string])[] {
  const image = /url\(\s*[^)\s]|gradient\(|image-set\(|var\(/.test(value) ? value : 'none';
  const colour =
    /#[0-9a-f]{3,8}\b|(?:rgba?|hsla?)\([^)]*\)|\b(?!none\b|no-repeat\b|center\b|top\b|left\b|fixed\b|scroll\b)[a-z]{3,20}\b/.exec(
      value.replace(/url\([^)]*\)/g, ' '),
    )?.[0];
  return [
    ['background-image', image],
    ['background-color', colour ?? (value.includes('var(') ? 'var()' : 'transparent')],
    ...(/\btext\b/.test(value) ? ([['background-clip', 'text']] as const) : []),
  ];
}

/** After the quote that closes it, or the end of its line. */
function endOfString(css: string, start: number): number {
  const quote = css[start];
  for (let at = start + 1; at < css.length; at++) {
    if (css[at] === '\\') at++;
    else if (css[at] === quote || css[at] === '\n') return at + 1;
  }
  return css.length;
}
