import type { Span } from '#core';

interface KnownValue<Tag> {
  readonly tag: Tag;
  /** What stands before its first letter or digit and after its last, such as the “+” of a telephone number. */
  readonly lead: string;
  readonly tail: string;
}

const word = /[\p{L}\p{N}]+/gu;
/** Between two words of one value there are blanks, line ends, dots and dashes; more than a few are something else. */
const widestGap = 6;

/**
 * Finds values again wherever their words stand, in time for the words of the text and not for all values at each. Several words are one value
 * however they are cased; a single one only as it was or in capitals, as “Braun” is a name and “braun” a colour.
 */
export class KnownValues<Tag> {
  readonly #byWords = new Map<string, KnownValue<Tag>>();
  /** By a value's first word, how many words there are of those that begin with it. */
  readonly #lengths = new Map<string, Set<number>>();

  add(value: string, tag: Tag): void {
    const words = value.match(word) ?? [];
    const [first] = words;
    if (first === undefined || this.#byWords.has(keyOf(words))) return;
    const start = value.indexOf(first);
    const end = value.lastIndexOf(words.at(-1) as string) + (words.at(-1) as string).length;
    const known = { tag, lead: value.slice(0, start), tail: value.slice(end) };
    for (const key of [keyOf(words), keyOf(words.map((one) => one.toUpperCase()))])
      if (!this.#byWords.has(key)) this.#byWords.set(key, known);
    const lengths = this.#lengths.get(first.toLowerCase()) ?? new Set();
    this.#lengths.set(first.toLowerCase(), lengths.add(words.length));
  }

  /** In the order of the text; of several that begin together the longest first. */
  in(text: string): (Span & { readonly tag: Tag })[] {
    if (this.#byWords.size === 0) return [];
    const tokens = Array.from(text.matchAll(word), ({ index, 0: token }) => ({ token, start: index, end: index + token.length }));
    return tokens.flatMap((first, at) =>
      Array.from(this.#lengths.get(first.token.toLowerCase()) ?? [])
        .sort((a, b) => b - a)
        .flatMap((length) => {
          const run = tokens.slice(at, at + length);
          const known = run.length === length && isClose(run) ? this.#byWords.get(keyOf(run.map(({ token }) => token))) : undefined;
          return known ? [{ tag: known.tag, ...widened(text, run, known) }] : [];
        }),
    );
  }
}

const keyOf = (words: readonly string[]): string => (words.length === 1 ? (words[0] as string) : words.join(' ').toLowerCase());

function isClose(run: readonly Span[]): boolean {
  return run.every(({ start }, index) => index === 0 || start - (run[index - 1] as Span).end <= widestGap);
}

function widened(text: string, run: readonly Span[], { lead, tail }: Pick<KnownValue<unknown>, 'lead' | 'tail'>): Span {
  const [start, end] = [(run[0] as Span).start, (run.at(-1) as Span).end];
  const from = start - lead.length;
  return {
    start: from >= 0 && text.startsWith(lead, from) ? from : start,
    end: text.startsWith(tail, end) ? end + tail.length : end,
  };
}
