import { Fault } from '#core';
import type { LackingPage, PgRevisionClaims } from '#store';

export interface IdleWork {
  /** Whether a document is on its way to being live: this waits for it. */
  readonly mustWait: () => Promise<boolean>;
  /** Live revisions that lack something. */
  readonly lacking: (page: LackingPage) => Promise<readonly string[]>;
  /** False where it made way before the revision had all it lacks. */
  readonly make: (revisionId: string, signal: AbortSignal) => Promise<boolean>;
  readonly claims: Pick<PgRevisionClaims, 'claim'>;
  /** A text of the revision is longer than the model reads: what it lacks it goes on lacking. */
  readonly onRefused: (revisionId: string, error: Fault) => void;
  /** It is left out until all that is live is looked at again. */
  readonly onFailed: (revisionId: string, error: unknown) => void;
  /** Milliseconds on a clock that only goes on. */
  readonly now?: () => number;
}

const revisionsAtOnce = 100;
/** What became live while the last look was under way, its longest transactions included. */
const marginMs = 60_000;
/** All that is live is looked at again so long after, in case a look missed something. */
const wholeEveryMs = 3_600_000;

/** One way through what lacks something, from the first revision to the last. */
interface Look {
  readonly seconds: number | null;
  /** Up to here it has been. */
  after: string;
}

/** Gives live documents what they lack, whenever nobody waits for a document to be live. */
export class MadeWhenIdle {
  private readonly work: IdleWork;
  private readonly now: () => number;
  /** They would come up each time. */
  private readonly refused = new Set<string>();
  private readonly failed = new Set<string>();
  /** Goes on where it had to make way: what is done is not looked through again for each page. */
  private whole: Look | null = null;
  private wholeEndedAt = -Infinity;
  /** Began of the last look at what became live late that left nothing. */
  private lookedAt: number;

  constructor(work: IdleWork) {
    this.work = work;
    this.now = work.now ?? (() => performance.now());
    this.lookedAt = this.now();
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way, or one failed. */
  async make(signal: AbortSignal): Promise<number> {
    const startedAt = this.now();
    const late = await this.through({ seconds: (startedAt - this.lookedAt + marginMs) / 1000, after: '' }, signal);
    if (!late.isOver) return late.done;
    this.lookedAt = startedAt;
    if (!this.whole && startedAt - this.wholeEndedAt > wholeEveryMs) {
      this.failed.clear();
      this.whole = { seconds: null, after: '' };
    }
    if (!this.whole) return late.done;
    const all = await this.through(this.whole, signal);
    if (all.isOver) {
      this.whole = null;
      this.wholeEndedAt = this.now();
    }
    return late.done + all.done;
  }

  private async through(look: Look, signal: AbortSignal): Promise<{ readonly done: number; readonly isOver: boolean }> {
    for (let done = 0; ;) {
      if (await this.work.mustWait()) return { done, isOver: false };
      const revisionIds = await this.work.lacking({ limit: revisionsAtOnce, after: look.after, seconds: look.seconds });
      if (revisionIds.length === 0) return { done, isOver: true };
      for (const revisionId of revisionIds) {
        if (await this.work.mustWait()) return { done, isOver: false };
        const outcome = await this.makeOne(revisionId, look, signal);
        if (outcome === 'made way') return { done, isOver: false };
        if (outcome === 'made') done += 1;
      }
    }
  }

  /** Another process is at those it leaves out, or they were tried. */
  private async makeOne(revisionId: string, look: Look, signal: AbortSignal): Promise<'made' | 'made way' | 'left out'> {
    const isTried = this.refused.has(revisionId) || this.failed.has(revisionId);
    await using claim = isTried ? null : await this.work.claims.claim(revisionId);
    if (!claim) {
      look.after = revisionId;
      return 'left out';
    }
    try {
      if (!(await this.work.make(revisionId, signal))) return 'made way';
      look.after = revisionId;
      return 'made';
    } catch (error) {
      signal.throwIfAborted();
      look.after = revisionId;
      this.bear(revisionId, error);
      return 'left out';
    }
  }

  /** A round ends with what fails and the next goes on behind it: where everything fails, some seconds lie between two tries. */
  private bear(revisionId: string, error: unknown): void {
    if (error instanceof Fault && error.code === 'prompt_too_long') {
      this.refused.add(revisionId);
      this.work.onRefused(revisionId, error);
      return;
    }
    this.failed.add(revisionId);
    this.work.onFailed(revisionId, error);
    throw error;
  }
}
