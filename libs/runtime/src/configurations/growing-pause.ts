const [firstMs, mostMs] = [1000, 60_000];

/** Between two tries at one thing that fails, each pause twice as long as the one before: a try may read gigabytes. */
export class GrowingPause {
  private readonly clock: () => number;
  private failing: { readonly what: number; readonly pauseMs: number; readonly untilMs: number } | null = null;

  constructor(clock: () => number = () => performance.now()) {
    this.clock = clock;
  }

  /** It is to be let alone for now. */
  isOn(what: number): boolean {
    return this.failing?.what === what && this.clock() < this.failing.untilMs;
  }

  failed(what: number): void {
    const before = this.failing?.what === what ? this.failing.pauseMs : 0;
    const pauseMs = Math.min(mostMs, before === 0 ? firstMs : before * 2);
    this.failing = { what, pauseMs, untilMs: this.clock() + pauseMs };
  }
}
