import type { Span } from '#core';
import { sightOfTag } from './html-sight/sight-of-tag.ts';
import { mayInstruct } from './hidden-beside.ts';
import { isSpoken } from './html-sight/spoken-attributes.ts';
import {
  beginsLine,
  commentsIn,
  definitionAt,
  endOfCodeAt,
  endOfElement,
  readTagAt,
  referredIn,
  type UnseenStretch,
} from './markdown-marks.ts';

const mayHide = /<[a-z!?]|^ {0,3}\[/im;

/** In their order: comments, definitions that nothing refers to, elements that hide themselves. `code` are the stretches where marks are letters. */
export function unseenStretches(text: string, code: readonly Span[]): UnseenStretch[] {
  if (!mayHide.test(text)) return [];
  const found: UnseenStretch[] = [];
  const marks = /<|`+|^ {0,3}\[/gm;
  const referred = referredIn(text);
  const ends = endOfElement(text);
  const commentAt = commentsIn(text);
  let next = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const at = mark.index;
    while ((code[next]?.end ?? Infinity) <= at) next++;
    const around = code[next];
    if (around && around.start <= at) marks.lastIndex = around.end;
    else if (text[at - 1] === '\\') continue;
    else if (mark[0].startsWith('`')) marks.lastIndex = endOfCodeAt(text, at, mark[0].length);
    else {
      const stretch = mark[0] === '<' ? (commentAt(at) ?? elementAt(text, at, ends)) : definitionAt(text, at, referred);
      const stretches = stretch ? [stretch] : mark[0] === '<' ? attributesAt(text, at) : [];
      found.push(...stretches);
      marks.lastIndex = Math.max(stretches.at(-1)?.end ?? 0, marks.lastIndex);
    }
  }
  return found;
}

/** The text without them: nothing stays of those on lines of their own but the empty line. */
export function withoutStretches(text: string, stretches: readonly UnseenStretch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    const isBlankBefore = text[start - 1] === ' ' && /[\s.,;:!?)]/.test(text[end] ?? '\n');
    const before = text.slice(at, start);
    parts.push(beginsLine(text, start) ? before.replace(/[^\S\n]{0,200}$/, '') : isBlankBefore ? before.slice(0, -1) : before);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function elementAt(text: string, at: number, endOf: ReturnType<typeof endOfElement>): UnseenStretch | null {
  const tag = readTagAt(text, at);
  const how = tag && sightOfTag(tag.name, tag.attributes);
  if (!tag || !how) return null;
  const { end, contentEnd } = endOf(tag.name, tag.end);
  const said = text.slice(tag.end, contentEnd).replace(/<[^<>]*>/g, ' ');
  // What says nothing may be a picture or an anchor: it stays as it was written.
  return mayInstruct(said) || how === 'script' ? { start: at, end, text: how === 'script' ? '' : said, how } : null;
}

/** What speaks in the tag of an element that is seen. Alternative texts stay, as those of Markdown's own pictures do. */
function attributesAt(text: string, at: number): UnseenStretch[] {
  const tag = readTagAt(text, at);
  return (tag?.written ?? []).flatMap(({ name, start, end }) => {
    const said = tag?.attributes.get(name) ?? '';
    const speaks = name !== 'alt' && isSpoken(name) && mayInstruct(said);
    return speaks ? [{ start, end, text: said, how: `attribute ${name}` }] : [];
  });
}
