import type { Span } from '#core';
import { isHtmlElement } from '../markup/html-names.ts';

/** What a browser would take for a tag, a comment or a declaration; where it is not closed, as far as it could reach. */
export interface LiveTag extends Span {
  readonly text: string;
  /** Whether it loads, runs, sends or lays something over the page, and not only shapes words. */
  readonly isActive: boolean;
  readonly isImage: boolean;
}

const opening = /<(?:([a-z][^\s<>/]{0,60})|\/([a-z][^\s<>/]{0,60})|[!?])[^<>]*>?/giu;
const imageElement = /^(?:img|image|picture|svg)\b/i;
const activeElement =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|img|image|picture|source|video|audio|track|svg|math|form|input|button|textarea|select|meta|link|base|portal|template|noscript|dialog|canvas)$/i;
const activeAttribute =
  /[\s/"'](?:on[a-z]{2,30}|style|src|srcset|href|xlink:href|action|formaction|background|poster|ping|data|srcdoc)\s{0,20}=/i;
/** Further names of elements that browsers know and texts seldom mean otherwise. */
const others =
  /^(?:iframe|image|math|svg|marquee|applet|frame|portal|slot|template|noembed|noframes|plaintext|xmp|listing|blink|bgsound|isindex|keygen|[a-z]+-[a-z-]+)$/i;

/** What stands between angle brackets and is a type, a place to fill in or a comparison is no tag: `Vec<T>`, `<name>`, `a<b`. */
export function liveTagsIn(text: string): LiveTag[] {
  if (!text.includes('<')) return [];
  return [...text.matchAll(opening)].flatMap((match) => {
    const [tag, name, closing] = match;
    const element = name ?? closing;
    const isActive = isActiveTag(tag, element);
    const isTag =
      element === undefined
        ? /^<!(?:--|doctype|\[)|^<\?(?:xml|php)/i.test(tag)
        : isHtmlElement(element.toLowerCase()) || others.test(element);
    if (!isTag && !isActive) return [];
    return [{ start: match.index, end: match.index + tag.length, text: tag, isActive, isImage: imageElement.test(name ?? '') }];
  });
}

function isActiveTag(tag: string, element: string | undefined): boolean {
  return (element !== undefined && activeElement.test(element)) || activeAttribute.test(tag);
}
