import { setTimeout as sleep } from 'node:timers/promises';

/** Answers `'done'` when no further round is needed. */
type Look = () => Promise<unknown>;

/**
 * Does one thing at start and again after every pause, never twice at once. A round that fails is told and the next one comes all the
 * same; what fails because the process stops is not told.
 */
export class Rounds {
  private readonly stopping = new AbortController();
  private readonly pauseMs: number;
  private readonly tell: (error: unknown) => void;
  private running: Promise<void> = Promise.resolve();

  constructor(pauseMs: number, tell: (error: unknown) => void) {
    this.pauseMs = pauseMs;
    this.tell = tell;
  }

  /** Aborted by `stop`: for what a round does slowly. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** `first` stands for the first round where that one does more than the others. */
  start(look: Look, first: Look = look): void {
    this.running = this.run(look, first);
  }

  /** Ends when the round in hand has. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(look: Look, first: Look): Promise<void> {
    const { signal } = this;
    for (let next = first; !signal.aborted; next = look) {
      try {
        if ((await next()) === 'done') return;
      } catch (error) {
        if (!signal.aborted) this.tell(error);
      }
      await sleep(this.pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
