import { type CanonicalText, sliceOf } from '../canonical/canonical-text.ts';
import type { HiddenText } from './read-markup.ts';

const title = /\]\(\s{0,3}<?[^)\s"]{1,500}\s{1,3}"([^"\n]{12,600})"\s{0,3}\)/g;
const aside = /^\[(?:\/\/|comment|_|#)\]:\s{0,3}(?:#|<>)\s{0,3}[("']([^\n]{3,2000})[)"'][ \t]{0,9}$/gim;

/** Pictures are looked at. */
const picture = /!\[([^\]\n]{12,600})\][([]/g;
const definition = /^\s{0,3}\[[^\]\n]{1,60}\]:\s{0,3}\S{1,500}\s{1,3}["'(]([^\n]{12,600})["')][ \t]{0,9}$/gm;
/** Remarks of templates and of editors: {% comment %}, {# #}, {{!-- --}}, <%-- --%>, {>> <<}, <? ?>. */
const remark =
  /\{%-?\s{0,3}comment\s{0,3}-?%\}([^]{3,1000}?)\{%|\{#([^]{3,1000}?)#\}|\{\{!(?:--)?([^]{3,1000}?)\}\}|<%--([^]{3,1000}?)--%>|\{>>([^]{3,1000}?)<<\}|<\?([a-z][^?]{3,1000})\?>/gi;

/** What Markdown holds and nobody reads: titles of links and pictures, and references that are made for remarks. */
export function markdownAsides(source: CanonicalText): HiddenText[] {
  const { text } = source;
  const inBrackets = text.includes(']')
    ? [
        ...stretches(source, title, 'attribute'),
        ...stretches(source, picture, 'attribute'),
        ...stretches(source, definition, 'attribute'),
        ...stretches(source, aside, 'comment'),
      ]
    : [];
  return /\{[%#{>]|<[?%]/.test(text) ? [...inBrackets, ...stretches(source, remark, 'comment')] : inBrackets;
}

function stretches(source: CanonicalText, pattern: RegExp, by: HiddenText['by']): HiddenText[] {
  return Array.from(source.text.matchAll(pattern), (match) => {
    const words = match.slice(1).find((part) => part !== undefined) as string;
    const start = match.index + match[0].indexOf(words);
    return { text: sliceOf(source, start, start + words.length), by };
  });
}
