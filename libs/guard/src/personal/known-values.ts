import type { Span } from '#core';

interface KnownValue<Tag> {
  readonly tag: Tag;
  /** Sticky. Blanks and line ends count alike; what goes on as a word is another one. */
  readonly pattern: RegExp;
  /** Units before its first letter or digit. */
  readonly lead: number;
}

const word = /[\p{L}\p{N}]+/gu;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Finds values again wherever they stand, letter for letter: in time for the text's words, not for all values at each of them. */
export class KnownValues<Tag> {
  readonly #byFirstWord = new Map<string, KnownValue<Tag>[]>();

  add(value: string, tag: Tag): void {
    const [first] = value.matchAll(word);
    if (!first) return;
    const written = value.trim().split(/\s+/).map(escaped).join('\\s+');
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'uy');
    const known = this.#byFirstWord.get(first[0]) ?? [];
    this.#byFirstWord.set(first[0], [...known, { tag, pattern, lead: first.index }]);
  }

  /** In the order of the text; of several that begin together the longest first. */
  in(text: string): (Span & { readonly tag: Tag })[] {
    const found: (Span & { readonly tag: Tag })[] = [];
    if (this.#byFirstWord.size === 0) return found;
    for (const token of text.matchAll(word)) {
      for (const { tag, pattern, lead } of this.#byFirstWord.get(token[0]) ?? []) {
        pattern.lastIndex = Math.max(0, token.index - lead);
        const match = pattern.exec(text);
        if (match) found.push({ tag, start: match.index, end: match.index + match[0].length });
      }
    }
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}
