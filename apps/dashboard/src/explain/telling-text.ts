import { compactText } from '../reading/passage-words.ts';
import type { Ranked } from './calls.ts';

/** How a passage begins, without the title and headings that so many begin with, and without lines that are markup alone. */
export function tellingText({ title, headings, text }: Pick<Ranked, 'title' | 'headings' | 'text'>): string {
  const lines = compactText(text).split('\n');
  const known = new Set([title, ...headings]);
  const telling = lines.filter((line) => /[\p{L}\p{N}]/u.test(line) && !fence.test(line) && !known.has(line.replace(mark, '').trim()));
  return (telling.length > 0 ? telling : lines).join('\n');
}

const fence = /^\s*(?:`{3,}|~{3,})[^`]*$/;
/** What makes a line a heading, an item or a quotation. */
const mark = /^[\s#>*+-]+/;
