import { Fault } from '#core';

export interface TurnsSettings {
  /** How much is done at once. */
  readonly places: number;
  /** Who has so much waiting is refused more. */
  readonly waitingEach: number;
  /** And so much of all of them together. */
  readonly waitingInAll: number;
}

/** Who wants something done, and what with. */
export interface Wanted {
  readonly asker: string;
  readonly thing: string;
}

interface Waiting extends Wanted {
  readonly begin: () => void;
}

/**
 * Slow work in turns that nobody can take for himself: of one thing one at a time, of one asker not in all places while there are several,
 * and a free place goes to whoever has the least going on and was served longest ago.
 */
export class FairTurns {
  private readonly settings: TurnsSettings;
  private readonly running: Wanted[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly servedLast = new Map<string, number>();
  private turns = 0;

  constructor(settings: TurnsSettings) {
    this.settings = settings;
  }

  /** Rejects as the work does, with the signal's reason when aborted before its turn, `rate_limited` when too much waits. */
  async take<Result>(wanted: Wanted, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    this.refuseTooMuch(wanted);
    await this.turn(wanted, signal);
    try {
      return await work();
    } finally {
      this.running.splice(this.running.indexOf(wanted), 1);
      if (!this.knows(wanted.asker)) this.servedLast.delete(wanted.asker);
      this.next();
    }
  }

  private async turn(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const one: Waiting = { ...wanted, begin: () => (this.begin(wanted), resolve()) };
    this.waiting.push(one);
    const leave = (): void => {
      const index = this.waiting.indexOf(one);
      if (index === -1) return;
      this.waiting.splice(index, 1);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    this.next();
    await promise.finally(() => signal.removeEventListener('abort', leave));
  }

  private begin(wanted: Wanted): void {
    this.running.push(wanted);
    this.servedLast.set(wanted.asker, (this.turns += 1));
  }

  private next(): void {
    while (this.running.length < this.settings.places) {
      const [first] = this.waiting.filter((one) => this.mayBegin(one)).toSorted((a, b) => this.order(a, b));
      if (!first) return;
      this.waiting.splice(this.waiting.indexOf(first), 1);
      first.begin();
    }
  }

  private mayBegin({ asker, thing }: Wanted): boolean {
    const most = Math.max(1, this.settings.places - 1);
    return this.runningOf(asker) < most && this.running.every((one) => one.thing !== thing);
  }

  /** Sorting keeps those that are alike in the order in which they came. */
  private order(a: Wanted, b: Wanted): number {
    const served = ({ asker }: Wanted): number => this.servedLast.get(asker) ?? 0;
    return this.runningOf(a.asker) - this.runningOf(b.asker) || (a.asker === b.asker ? 0 : served(a) - served(b));
  }

  private runningOf(asker: string): number {
    return this.running.filter((one) => one.asker === asker).length;
  }

  private knows(asker: string): boolean {
    return [...this.running, ...this.waiting].some((one) => one.asker === asker);
  }

  private refuseTooMuch({ asker }: Wanted): void {
    const { waitingEach, waitingInAll } = this.settings;
    const own = this.waiting.filter((one) => one.asker === asker).length;
    if (own < waitingEach && this.waiting.length < waitingInAll) return;
    const who = own < waitingEach ? `${this.waiting.length} of all askers` : `${own} of yours`;
    throw new Fault('rate_limited', `${who} wait for their turn already, the most that may. Ask again in a moment.`, {
      retryAfterSeconds: 5,
    });
  }
}
