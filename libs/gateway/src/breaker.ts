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

/** Of a request that was let in, to say how it ended. What was let in before the breaker last moved says nothing of now and is not heard. */
export interface Ticket {
  succeeded(): void;
  failed(): void;
  /** The caller went before it could be seen. */
  gaveUp(): void;
  /** The model was not put to the test: the request was one that it cannot serve. */
  untried(): void;
}

/**
 * Leaves a model alone that keeps failing, and asks it again with one request after a pause, which doubles with each failed try.
 *
 * closed --(3 failures in a row)--> open --(pause over, next request)--> probing --(success)--> closed
 *                                    ^                                     |--(failure)--> open, twice as long
 *                                    |--------------------------------------(given up by the caller): open, as long as before
 *                                    '--------------------------------------(untried): open, at once probed again
 */
export class Breaker {
  private now: BreakerState = { is: 'closed', failures: 0 };
  /** Counts moves: a ticket of an earlier one is stale. */
  private generation = 0;
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

  /** Null where no request may be made now; who is let in says by the ticket how it ended. */
  letsIn(): Ticket | null {
    if (this.now.is !== 'closed') {
      if (this.clock() < this.nextTryMs) return null;
      this.move({ is: 'probing', sinceMs: this.clock(), pauseMs: this.now.pauseMs });
    }
    const { generation } = this;
    const heard = (say: () => void) => (): void => {
      if (generation === this.generation) say();
    };
    return {
      succeeded: heard(() => this.succeeded()),
      failed: heard(() => this.failed()),
      gaveUp: heard(() => this.probeEnds((pauseMs) => pauseMs)),
      untried: heard(() => this.probeEnds(() => 0)),
    };
  }

  private succeeded(): void {
    if (this.now.is === 'closed') this.now = { is: 'closed', failures: 0 };
    else this.move({ is: 'closed', failures: 0 });
  }

  private failed(): void {
    if (this.now.is !== 'closed') return this.open(Math.min(2 * this.now.pauseMs, longestPauseMs));
    const failures = this.now.failures + 1;
    if (failures >= mostFailures) this.open(firstPauseMs);
    else this.now = { is: 'closed', failures };
  }

  /** Nothing is known. The pause stays as long as it was, however many tries come to nothing. */
  private probeEnds(waitMs: (pauseMs: number) => number): void {
    if (this.now.is === 'closed') return;
    const { pauseMs } = this.now;
    this.move({ is: 'open', untilMs: this.clock() + waitMs(pauseMs), pauseMs });
  }

  private open(pauseMs: number): void {
    this.move({ is: 'open', untilMs: this.clock() + pauseMs, pauseMs });
  }

  private move(state: BreakerState): void {
    this.generation += 1;
    this.now = state;
    this.onMove(state);
  }
}
