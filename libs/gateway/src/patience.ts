import { Fault } from '#core';

export interface Deadlines {
  /** Until the first words, from the first byte sent. */
  readonly firstTokenMs: number;
  /** Between two signs of life after that. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** One request's deadlines: `signal` aborts when the caller goes or when one of them is over, with a fault that says which. */
export class Patience implements Disposable {
  readonly signal: AbortSignal;
  private readonly name: string;
  private readonly deadlines: Deadlines;
  private readonly over = new AbortController();
  private readonly total: NodeJS.Timeout;
  private next: NodeJS.Timeout;

  constructor(name: string, deadlines: Deadlines, signal: AbortSignal) {
    this.name = name;
    this.deadlines = deadlines;
    this.signal = AbortSignal.any([signal, this.over.signal]);
    this.total = this.after(deadlines.totalMs, `did not finish within ${deadlines.totalMs} ms; raise its totalMs, or ask it for less`);
    this.next = this.after(
      deadlines.firstTokenMs,
      `said nothing within ${deadlines.firstTokenMs} ms; look at its server, or raise its firstTokenMs`,
    );
  }

  /** Words came, or whoever reads them is back for more. */
  wait(): void {
    this.rest();
    const { idleMs } = this.deadlines;
    this.next = this.after(idleMs, `fell silent for ${idleMs} ms in the middle of its answer; look at its server, or raise its idleMs`);
  }

  /** Whoever reads is busy, which is no silence of the model's. */
  rest(): void {
    clearTimeout(this.next);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.total);
    clearTimeout(this.next);
  }

  private after(ms: number, what: string): NodeJS.Timeout {
    return setTimeout(() => this.over.abort(new Fault('timed_out', `the model "${this.name}" ${what}`)), ms);
  }
}
