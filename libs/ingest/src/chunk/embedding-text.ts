import { createHash } from 'node:crypto';
import { tellingTitle } from '#core';

export interface Embeddable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly context: string | null;
  readonly text: string;
}

/** Characters of the title, and of the headings together, that go before a text: enough to say what it is about, never its budget. */
const maxPrefixPart = 160;

/** What is embedded for a chunk: title (unless it is a file's name that says nothing), heading path, context and text, a line each. A heading that repeats the title or that the text begins with is left out. */
export function embeddingText({ title, headings, context, text }: Embeddable): string {
  return [...embeddingPrefix(title, headings, text), ...(context === null ? [] : [context]), text].join('\n');
}

/** Hex sha256: chunks that embed the same share one vector. */
export function textHashOf(embeddable: Embeddable): string {
  return createHash('sha256').update(embeddingText(embeddable)).digest('hex');
}

/** Deepest headings first when there is no room for all of them: they say most about the text. */
export function embeddingPrefix(title: string, headings: readonly string[], text: string): string[] {
  const path: string[] = [];
  let room = maxPrefixPart;
  for (const heading of [...headings].reverse()) {
    const clipped = clip(heading, maxPrefixPart);
    if (heading === title || text.startsWith(heading) || clipped.length > room) continue;
    path.unshift(clipped);
    room -= clipped.length;
  }
  const shown = clip(tellingTitle(title), maxPrefixPart);
  return [...(shown === '' || text.startsWith(`${title}\n`) ? [] : [shown]), ...(path.length > 0 ? [path.join(' > ')] : [])];
}

function clip(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}
