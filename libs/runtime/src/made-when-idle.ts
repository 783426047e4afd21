import { Fault } from '#core';

export interface IdleWork {
  /** Whether a document is on its way to being live: this waits for it. */
  readonly mustWait: () => Promise<boolean>;
  /** Up to `limit` live revisions that lack something: of those that became live in the last seconds, or of all. */
  readonly lacking: (limit: number, seconds: number | null) => Promise<readonly string[]>;
  readonly make: (revisionId: string, signal: AbortSignal) => Promise<void>;
  /** A text of the revision is longer than the model reads: what it lacks it goes on lacking. */
  readonly onRefused: (revisionId: string, error: Fault) => void;
}

const revisionsAtOnce = 100;
/** What became live while the last look was under way, its longest transactions included. */
const marginMs = 60_000;
/** All that is live is looked at again then, in case a look missed something. */
const wholeEveryMs = 3_600_000;

/** Gives live documents what they lack, whenever nobody waits for a document to be live. */
export class MadeWhenIdle {
  private readonly work: IdleWork;
  /** They would come up each time. */
  private readonly refused = new Set<string>();
  /** Began of the last look that left nothing, and of the last of these that went through all. */
  private lookedAt = -Infinity;
  private wholeAt = -Infinity;

  constructor(work: IdleWork) {
    this.work = work;
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  async make(signal: AbortSignal): Promise<number> {
    const startedAt = performance.now();
    const isWhole = startedAt - this.wholeAt > wholeEveryMs;
    for (let done = 0; ;) {
      if (await this.work.mustWait()) return done;
      const revisionIds = await this.next(isWhole ? null : (performance.now() - this.lookedAt + marginMs) / 1000);
      if (revisionIds.length === 0) {
        this.lookedAt = startedAt;
        if (isWhole) this.wholeAt = startedAt;
        return done;
      }
      for (const revisionId of revisionIds) {
        if (await this.work.mustWait()) return done;
        await this.makeOne(revisionId, signal);
        done += 1;
      }
    }
  }

  private async next(seconds: number | null): Promise<readonly string[]> {
    const found = await this.work.lacking(revisionsAtOnce + this.refused.size, seconds);
    return found.filter((revisionId) => !this.refused.has(revisionId));
  }

  private async makeOne(revisionId: string, signal: AbortSignal): Promise<void> {
    try {
      await this.work.make(revisionId, signal);
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'prompt_too_long')) throw error;
      this.refused.add(revisionId);
      this.work.onRefused(revisionId, error);
    }
  }
}
