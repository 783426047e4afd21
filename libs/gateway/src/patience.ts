import { Fault } from '#core';

export interface Deadlines {
  /** Until the first words, from the first byte sent. */
  readonly firstTokenMs: number;
  /** Between two signs of life after that. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/**
 * One request's deadlines, and when its words came: `signal` aborts when the caller goes, when one of them is over, with a fault that says
 * which, and when it is disposed of.
 */
export class Patience implements Disposable {
  readonly signal: AbortSignal;
  /** From the first byte sent; null before the first words. */
  firstMs: number | null = null;
  /** Until the latest sign of life. */
  lastMs = 0;
  private readonly name: string;
  private readonly deadlines: Deadlines;
  private readonly over = new AbortController();
  private readonly startMs = performance.now();
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

  /** Words came. */
  heard(): void {
    this.lastMs = performance.now() - this.startMs;
    this.firstMs ??= this.lastMs;
    clearTimeout(this.next);
    const { idleMs } = this.deadlines;
    this.next = this.after(idleMs, `fell silent for ${idleMs} ms in the middle of its answer; look at its server, or raise its idleMs`);
  }

  /** All has come; whoever reads it may take as long as he likes. */
  ended(): void {
    this.lastMs = performance.now() - this.startMs;
    clearTimeout(this.total);
    clearTimeout(this.next);
  }

  /** What still comes is not waited for. */
  [Symbol.dispose](): void {
    clearTimeout(this.total);
    clearTimeout(this.next);
    this.over.abort(new Error('nobody reads on'));
  }

  private after(ms: number, what: string): NodeJS.Timeout {
    return setTimeout(() => this.over.abort(new Fault('timed_out', `the model "${this.name}" ${what}`)), ms);
  }
}
