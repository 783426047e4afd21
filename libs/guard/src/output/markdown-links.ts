import type { Span } from '#core';

/** `[words](target "title")`, as Markdown has it; with `!` before it, or before a link in its words, an image. */
export interface MarkdownLink extends Span {
  readonly isImage: boolean;
  readonly words: string;
  readonly target: string;
  /** Behind its words, where the bracket stands that opens the target. */
  readonly targetAt: number;
}

const blanks = /\s{0,20}/y;
const angled = /<([^<>\n]{0,2000})>/y;
const titleAt = /\s{0,20}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\))?\s{0,20}\)/y;

/** In the order of the text; one in the words of another is part of it. One that is not closed ends with its target. */
export function markdownLinksIn(text: string): MarkdownLink[] {
  if (!text.includes('](')) return [];
  const open: number[] = [];
  const links: MarkdownLink[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '[') open.push(at);
    if (sign !== ']') continue;
    const from = open.pop();
    if (text[at + 1] !== '(') continue;
    const { target, end } = targetFrom(text, at + 2);
    const isImage = from !== undefined && text[from - 1] === '!';
    const start = from === undefined ? at : from - (isImage ? 1 : 0);
    links.push({ start, end, isImage, words: from === undefined ? '' : text.slice(from + 1, at), target, targetAt: at + 1 });
    at = end - 1;
  }
  return outermost(links);
}

/** Where a bracket opens the words of an image: one that has a target, or is not closed and may get it from the sentence behind. */
export function imagesBegunIn(text: string): number[] {
  if (!text.includes('![')) return [];
  const open: number[] = [];
  const found: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') open.push(at);
    if (text[at] !== ']') continue;
    const from = open.pop();
    if (from !== undefined && text[from - 1] === '!' && text[at + 1] === '(') found.push(from);
  }
  return [...found, ...open.filter((from) => text[from - 1] === '!')];
}

function outermost(links: readonly MarkdownLink[]): MarkdownLink[] {
  const kept: MarkdownLink[] = [];
  for (const link of links) {
    let { isImage } = link;
    while ((kept.at(-1)?.start ?? -1) > link.start) isImage = (kept.pop()?.isImage ?? false) || isImage;
    kept.push({ ...link, isImage });
  }
  return kept;
}

function targetFrom(text: string, from: number): { readonly target: string; readonly end: number } {
  blanks.lastIndex = from;
  blanks.test(text);
  const begin = blanks.lastIndex;
  angled.lastIndex = begin;
  const [whole = '', inside] = angled.exec(text) ?? [];
  const end = inside === undefined ? bareEnd(text, begin) : begin + whole.length;
  return { target: inside ?? text.slice(begin, end), end: closedFrom(text, end) };
}

/** Up to a blank, or the bracket that closes the link: one that the target opened is the target's. */
function bareEnd(text: string, from: number): number {
  let depth = 0;
  let at = from;
  for (; at < text.length && !/\s/.test(text.charAt(at)); at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && depth === 0) break;
    if (text[at] === ')') depth -= 1;
  }
  return at;
}

function closedFrom(text: string, at: number): number {
  titleAt.lastIndex = at;
  return titleAt.test(text) ? titleAt.lastIndex : at;
}
