import type { Span } from '#core';
import { activeInText } from './schemes.ts';

/** An address in plain text, as programs that show texts make links of it. */
export interface Address extends Span {
  readonly text: string;
}

/** Endings of names that are made links without “https”; two letters are a country. */
const endings = 'com|net|org|info|biz|app|dev|xyz|top|site|online|shop|cloud|page|link|live|club|tech|store|space|website|zip|mov|[a-z]{2}';
const begins = new RegExp(
  [
    /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,19}:[\\/]{2}/.source,
    `(?<![a-z])(?:${activeInText})`,
    /(?<![a-z])mailto:(?=[^\s)\]])/.source,
    /(?<![\w.-])www\d?\.(?=\w)/.source,
    /(?<![\w:/\\])[\\/]{2}(?=(?:[\w-]{1,63}\.){1,8}[a-z]{2})/.source,
    `(?<![\\w.@/-])(?:[a-z0-9-]{1,63}\\.){1,8}(?:${endings})(?=[/?#]\\S)`,
  ].join('|'),
  'giu',
);
/** Up to a blank, a quotation mark or the end of a link of Markdown. */
const runOn = /(?:[^\s<>"`“”«»\])]|\](?!\()|\)(?![[!]))*/y;
const afterwards = new Set(".,;:!?'*_~’…)]}");

/** All of them, in order. A bracket or mark at the end belongs to the sentence. */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  let done = 0;
  for (const { index: start } of text.matchAll(begins)) {
    if (start < done) continue;
    runOn.lastIndex = start;
    const address = withoutEnd(runOn.exec(text)?.[0] ?? '');
    done = start + address.length;
    found.push({ start, end: done, text: address });
  }
  return found;
}

function withoutEnd(run: string): string {
  let end = run.length;
  while (end > 0 && afterwards.has(run.charAt(end - 1))) end -= 1;
  const isOpen = run[end] === ')' && run.lastIndexOf('(', end) > run.lastIndexOf(')', end - 1);
  return run.slice(0, isOpen ? end + 1 : end);
}
