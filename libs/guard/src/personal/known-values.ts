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

/** Finds values again wherever their words stand, as they are cased, in time for the words of the text and not for all values at each. */
export class KnownValues<Tag> {
  readonly #byWords = new Map<string, KnownValue<Tag>>();
  /** By a value's first word, how many words there are of those that begin with it. */
  readonly #lengths = new Map<string, Set<number>>();

  add(value: string, tag: Tag): void {
    const words = value.match(word) ?? [];
    const [first] = words;
    const key = words.join(' ');
    if (first === undefined || this.#byWords.has(key)) return;
    const start = value.indexOf(first);
    const end = value.lastIndexOf(words.at(-1) as string) + (words.at(-1) as string).length;
    this.#byWords.set(key, { tag, lead: value.slice(0, start), tail: value.slice(end) });
    const lengths = this.#lengths.get(first) ?? new Set();
    this.#lengths.set(first, lengths.add(words.length));
  }

  /** In the order of the text; of several that begin together the longest first. */
  in(text: string): (Span & { readonly tag: Tag })[] {
    if (this.#byWords.size === 0) return [];
    const tokens = Array.from(text.matchAll(word), ({ index, 0: token }) => ({ token, start: index, end: index + token.length }));
    return tokens.flatMap((first, at) =>
      Array.from(this.#lengths.get(first.token) ?? [])
        .sort((a, b) => b - a)
        .flatMap((length) => {
          const run = tokens.slice(at, at + length);
          const known = run.length === length && isClose(run) ? this.#byWords.get(run.map(({ token }) => token).join(' ')) : undefined;
          return known ? [{ tag: known.tag, ...widened(text, run, known) }] : [];
        }),
    );
  }
}

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
