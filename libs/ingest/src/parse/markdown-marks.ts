import type { Span } from '#core';

/** A stretch of the source that is not there when it is set, and what it says. */
export interface UnseenStretch extends Span {
  readonly text: string;
  readonly how: string;
}

export interface OpenTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where each stands, the blank before it included. */
  readonly written: readonly (Span & { readonly name: string })[];
  readonly end: number;
}

const openTag = /<([a-z][a-z0-9-]{0,20})((?:\s[^<>]{0,4000})?)>/iy;
const attribute = /([a-z][\w:-]{0,60})(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gi;

export function readTagAt(text: string, at: number): OpenTag | null {
  openTag.lastIndex = at;
  const [, name, inside = ''] = openTag.exec(text) ?? [];
  if (name === undefined) return null;
  const attributes = new Map<string, string>();
  const written: (Span & { name: string })[] = [];
  const insideAt = at + 1 + name.length;
  for (const { 0: whole, 1: key = '', 2: double, 3: single, 4: bare, index } of inside.matchAll(attribute)) {
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
    written.push({ name: key.toLowerCase(), start: insideAt + index - 1, end: insideAt + index + whole.length });
  }
  return { name: name.toLowerCase(), attributes, written, end: openTag.lastIndex };
}

/** Where the next of something stands, for places that only rise: all of them together look through the text once. */
export function nextOf(text: string, sign: RegExp): (from: number) => number {
  const pattern = new RegExp(sign, 'g');
  let [asked, found] = [0, -1];
  return (from) => {
    if (from < asked || found < from) {
      pattern.lastIndex = from;
      found = pattern.exec(text)?.index ?? Infinity;
    }
    asked = from;
    return found;
  };
}

const blankLine = /\n[^\S\n]*\n/;
const comments = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '\\?>'],
] as const;

/** A comment, or what browsers take for one. One that begins a line may go over empty lines, and where nothing closes it to the end. */
export function commentsIn(text: string): (at: number) => UnseenStretch | null {
  const endOfParagraph = nextOf(text, blankLine);
  const kinds = comments.map(([opening, closing]) => ({
    opening,
    length: opening === '<?' ? 2 : 3,
    closes: nextOf(text, new RegExp(closing)),
  }));
  return (at) => {
    const kind = kinds.find(({ opening }) => text.startsWith(opening, at));
    if (!kind) return null;
    const from = at + kind.opening.length;
    const closed = kind.closes(from);
    if (!beginsLine(text, at) && closed > Math.min(endOfParagraph(from), text.length - 1)) return null;
    const contentEnd = Math.min(closed, text.length);
    const said = text.slice(from, contentEnd).replace(/<[^<>]*>/g, ' ');
    return { start: at, end: Math.min(contentEnd + kind.length, text.length), text: said, how: 'comment' };
  };
}

export function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(at < 200 ? text.slice(0, at) : `x${text.slice(at - 200, at)}`);
}

/** After the code within a line that begins with these backticks, or after them where none closes it. */
export function endOfCodeAt(text: string, at: number, length: number): number {
  const longest = text.slice(at + length, at + length + 2000);
  const paragraph = longest.slice(0, blankLine.exec(longest)?.index);
  for (const run of paragraph.matchAll(/`+/g)) if (run[0].length === length) return at + length + run.index + length;
  return at + length;
}

const definition =
  / {0,3}\[([^\]\n]{1,999})\]:[^\S\n]{0,20}(?:<[^>\n]{0,2000}>|[^\s<]\S{0,2000})?(?:[^\S\n]{0,20}\n?[^\S\n]{0,20}(?:"((?:[^"\\\n]|\\.|\n(?!\s*\n)){0,4000})"|'((?:[^'\\\n]|\\.|\n(?!\s*\n)){0,4000})'|\(((?:[^()\\\n]|\\.|\n(?!\s*\n)){0,4000})\)))?[^\S\n]{0,20}(?=\n|$)/y;

/** A definition whose name the text never uses: the way in which Markdown is commented. Footnotes are set. */
export function definitionAt(text: string, at: number, referred: ReadonlySet<string>): UnseenStretch | null {
  definition.lastIndex = at;
  const match = definition.exec(text);
  const label = match?.[1] ?? '';
  if (!match || label.startsWith('^') || referred.has(labelOf(label)) || !mayBeginDefinition(text, at)) return null;
  const said = [label, match[2] ?? match[3] ?? match[4] ?? ''].filter((part) => /\p{L}{2}/u.test(part)).join('\n');
  return { start: at, end: definition.lastIndex, text: said, how: 'definition that nothing refers to' };
}

/** It goes on no paragraph. */
function mayBeginDefinition(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2000), Math.max(0, at - 1));
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1);
  return at === 0 || lineBefore.trim() === '' || /^ {0,3}\[[^\]\n]+\]:|[)"']\s*$|^#{1,6}\s|^(?:-->|```)/.test(lineBefore);
}

/** What stands in brackets and is not at once defined there. */
export function referredIn(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { 1: label = '', 0: whole, index } of text.matchAll(/\[([^[\]]{1,300})\]/g)) {
    const isDefined = text[index + whole.length] === ':' && /(?:^|\n) {0,3}$/.test(text.slice(Math.max(0, index - 4), index));
    if (!isDefined) labels.add(labelOf(label));
  }
  return labels;
}

function labelOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Letters looked through for the ends of elements; from there on they end with their paragraph. */
const mostLooked = 20_000_000;

/** Finds where an element ends whose content begins at `from`: at the tag that closes it, else with its paragraph. */
export function endOfElement(text: string): (name: string, from: number) => { readonly end: number; readonly contentEnd: number } {
  const endOfParagraph = nextOf(text, blankLine);
  let left = mostLooked;
  return (name, from) => {
    const tags = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]{0,4000}>`, 'gi');
    tags.lastIndex = from;
    let depth = 1;
    for (let tag = left > 0 ? tags.exec(text) : null; tag; tag = tags.exec(text)) {
      if (!tag[0].endsWith('/>')) depth += tag[1] === '/' ? -1 : 1;
      if (depth > 0) continue;
      left -= tags.lastIndex - from;
      return { contentEnd: tag.index, end: tags.lastIndex };
    }
    left -= text.length - from;
    const end = Math.min(endOfParagraph(from), text.length);
    return { contentEnd: end, end };
  };
}
