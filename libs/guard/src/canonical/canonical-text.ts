import type { Span } from '#core';

/** A stretch of a canonical text, from `at` to the next run, and what it came of. */
interface Run extends Span {
  readonly at: number;
  /** Unit for unit the original; else all of it stands for all of the original's stretch. */
  readonly isExact: boolean;
}

/** A text made of another one, which knows for each of its UTF-16 code units which stretch of the original it came of. */
export interface CanonicalText {
  readonly text: string;
  /** In order, the first at 0; one for each change on the way, so that what was not changed costs nothing. */
  readonly runs: readonly Run[];
}

export function canonicalOf(text: string, start = 0): CanonicalText {
  return { text, runs: [{ at: 0, start, end: start + text.length, isExact: true }] };
}

/** All of `text` in place of the original's stretch. */
export function standingFor(text: string, { start, end }: Span): CanonicalText {
  return { text, runs: [{ at: 0, start, end, isExact: false }] };
}

/** The stretch of the original behind [start, end) of the canonical text, from its smallest to its largest place. */
export function originalSpan({ text, runs }: CanonicalText, start: number, end: number): Span {
  const to = Math.min(end, text.length);
  const [first, last] = [runIndexAt(runs, start), runIndexAt(runs, Math.max(start, to - 1))];
  const from = (runs[first] as Run).isExact ? (runs[first] as Run).start + start - (runs[first] as Run).at : (runs[first] as Run).start;
  if (to <= start) return { start: from, end: from };
  let [low, high] = [from, from];
  for (let index = first; index <= last; index += 1) {
    const run = runs[index] as Run;
    low = Math.min(low, index === first ? from : run.start);
    high = Math.max(high, run.isExact && index === last ? run.start + to - run.at : run.end);
  }
  return { start: low, end: high };
}

export function sliceOf(canonical: CanonicalText, start: number, end: number): CanonicalText {
  const builder = new CanonicalBuilder(canonical);
  builder.copy(start, end);
  return builder.finish();
}

/** Writes a new text out of stretches of one before it; what is neither copied nor put is gone. */
export class CanonicalBuilder {
  readonly #source: CanonicalText;
  readonly #pieces: string[] = [];
  readonly #runs: Run[] = [];
  #length = 0;
  /** The run of the source where the last copy ended: copies go forward, so that all of them together walk it once. */
  #run = 0;

  constructor(source: CanonicalText) {
    this.#source = source;
  }

  copy(from: number, to: number): void {
    const { text, runs } = this.#source;
    if (to <= from) return;
    if ((runs[this.#run] as Run).at > from) this.#run = runIndexAt(runs, from);
    while ((runs[this.#run + 1]?.at ?? Infinity) <= from) this.#run += 1;
    for (let index = this.#run; index < runs.length && (runs[index] as Run).at < to; index += 1) this.#copyRun(index, from, to);
    this.#pieces.push(text.slice(from, to));
    this.#length += Math.min(to, text.length) - from;
  }

  /** Writes `text` in place of [from, to) of the source. */
  put(text: string, from: number, to: number): void {
    if (text === '') return;
    this.#runs.push({ at: this.#length, ...originalSpan(this.#source, from, to), isExact: false });
    this.#pieces.push(text);
    this.#length += text.length;
  }

  finish(): CanonicalText {
    const runs = this.#runs.length > 0 ? this.#runs : [{ ...originalSpan(this.#source, 0, 0), at: 0, isExact: true }];
    return { text: this.#pieces.join(''), runs };
  }

  #copyRun(index: number, from: number, to: number): void {
    const run = this.#source.runs[index] as Run;
    const end = Math.min(this.#source.runs[index + 1]?.at ?? this.#source.text.length, to);
    const begin = Math.max(run.at, from);
    if (end <= begin) return;
    const at = this.#length + begin - from;
    const start = run.start + begin - run.at;
    this.#runs.push(run.isExact ? { at, start, end: start + end - begin, isExact: true } : { ...run, at });
  }
}

/** The texts one after another, for what was cut into pieces that stand apart. What is put between belongs to the piece before it. */
export function joined(parts: readonly CanonicalText[], between = ' '): CanonicalText {
  const runs: Run[] = [];
  let text = '';
  for (const part of parts.filter(({ text: piece }) => piece !== '')) {
    if (text !== '' && between !== '') {
      const { end } = runs.at(-1) as Run;
      runs.push({ at: text.length, start: end, end, isExact: false });
      text += between;
    }
    for (const run of part.runs) runs.push({ ...run, at: run.at + text.length });
    text += part.text;
  }
  return runs.length > 0 ? { text, runs } : canonicalOf('');
}

/** What replaces each match of a global expression: a text, or null to leave it. The expression must not be able to backtrack over more than it matches. */
export function replaced(canonical: CanonicalText, pattern: RegExp, replace: (match: RegExpExecArray) => string | null): CanonicalText {
  let builder: CanonicalBuilder | null = null;
  let done = 0;
  for (const match of canonical.text.matchAll(pattern)) {
    const text = replace(match);
    if (text === null || text === match[0]) continue;
    builder ??= new CanonicalBuilder(canonical);
    builder.copy(done, match.index);
    done = match.index + match[0].length;
    builder.put(text, match.index, done);
  }
  if (!builder) return canonical;
  builder.copy(done, canonical.text.length);
  return builder.finish();
}

function runIndexAt(runs: readonly Run[], at: number): number {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle] as Run).at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
