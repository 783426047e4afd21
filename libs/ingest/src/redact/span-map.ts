import type { Span } from '#core';
import type { Cut } from '#guard';

/** Leads spans of a text to the same stretches of the text after its cuts, which are in order and do not overlap. */
export class SpanMap {
  readonly #cuts: readonly Cut[];
  /** How far what follows each cut has moved. */
  readonly #shifts: readonly number[];

  constructor(cuts: readonly Cut[]) {
    this.#cuts = cuts;
    let shift = 0;
    this.#shifts = cuts.map(({ start, end, placeholder }) => (shift += placeholder.length - (end - start)));
  }

  /** A placeholder belongs to the span in which what it stands for began; what only began before a span is not in it. */
  readonly move = <Moved extends Span>(span: Moved): Moved => {
    const start = this.place(span.start);
    return { ...span, start, end: Math.max(start, this.place(span.end)) };
  };

  /** Within a cut: the placeholder's end, but at its very start its start. */
  private place(at: number): number {
    let [low, high] = [0, this.#cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cuts[middle] as Cut).start < at) low = middle + 1;
      else high = middle;
    }
    const before = this.#cuts[low - 1];
    if (!before) return at;
    const shift = this.#shifts[low - 1] as number;
    return at < before.end ? before.end + shift : at + shift;
  }
}
