/** Failures in a row before a model is left alone. */
const mostFailures = 3;
const firstPauseMs = 10_000;
const longestPauseMs = 300_000;

export type BreakerState =
  /** Asked as usual. */
  | { readonly is: 'closed'; readonly failures: number }
  /** Left alone until then. */
  | { readonly is: 'open'; readonly untilMs: number; readonly pauseMs: number }
  /** One request finds out whether it works again; the others go elsewhere until it has. */
  | { readonly is: 'probing'; readonly sinceMs: number; readonly pauseMs: number };

/**
 * Leaves a model alone that keeps failing, and asks it again with one request after a pause, which doubles with each failed try.
 *
 * closed --(3 failures in a row)--> open --(pause over, next request)--> probing --(success)--> closed
 *                                    ^                                     |--(failure)--> open, twice as long
 *                                    '--------------------------------------(given up by the caller): open, at once probed again
 */
export class Breaker {
  private now: BreakerState = { is: 'closed', failures: 0 };
  private readonly clock: () => number;
  private readonly onMove: (state: BreakerState) => void;

  constructor(clock: () => number, onMove: (state: BreakerState) => void = () => undefined) {
    this.clock = clock;
    this.onMove = onMove;
  }

  get state(): BreakerState {
    return this.now;
  }

  /** When the next request may try: a try of which nothing is heard for so long was forgotten by its caller. */
  get nextTryMs(): number {
    if (this.now.is === 'closed') return 0;
    return this.now.is === 'open' ? this.now.untilMs : this.now.sinceMs + longestPauseMs;
  }

  /** Whether a request may be made now; who is let in says how it ended by `succeeded`, `failed` or `gaveUp`. */
  letsIn(): boolean {
    if (this.now.is === 'closed') return true;
    if (this.clock() < this.nextTryMs) return false;
    this.move({ is: 'probing', sinceMs: this.clock(), pauseMs: this.now.pauseMs });
    return true;
  }

  /** What was let in before it opened says nothing of now. */
  succeeded(): void {
    if (this.now.is === 'closed') this.now = { is: 'closed', failures: 0 };
    if (this.now.is === 'probing') this.move({ is: 'closed', failures: 0 });
  }

  failed(): void {
    if (this.now.is === 'open') return;
    if (this.now.is === 'probing') return this.open(Math.min(2 * this.now.pauseMs, longestPauseMs));
    const failures = this.now.failures + 1;
    if (failures >= mostFailures) this.open(firstPauseMs);
    else this.now = { is: 'closed', failures };
  }

  /** The caller went before it could be seen: nothing is known, so the next request may try. */
  gaveUp(): void {
    if (this.now.is === 'probing') this.move({ is: 'open', untilMs: this.clock(), pauseMs: this.now.pauseMs });
  }

  private open(pauseMs: number): void {
    this.move({ is: 'open', untilMs: this.clock() + pauseMs, pauseMs });
  }

  private move(state: BreakerState): void {
    this.now = state;
    this.onMove(state);
  }
}
