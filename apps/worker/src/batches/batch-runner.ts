import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Answer, Fault, faults, rungOf } from '#core';
import { QuestionsUnderWay, RUNTIME, type Runtime } from '#runtime';
import { type BatchEnd, type ClaimedQuestion, PgBatchWork } from '#store';
import { Rounds } from '../rounds.ts';
import { BatchAsker } from './batch-asker.ts';

const lookMs = 1000;
/** How soon a question is stopped whose batch was cancelled. */
const keepMs = 1000;
/** People come first, but not so long that a busy service never gets to its batches. */
const mostPatienceMs = 2000;
/** Before the second and the third try. */
const pausesSeconds = [5, 30];
/** The same, where models were too busy or away and the evidence is quoted instead: what they wait for takes longer. */
const modelPausesSeconds = [60, 600];
const mostTries = pausesSeconds.length + 1;
/** Before what could not be begun is looked at again. */
const handedBackSeconds = 5;

/**
 * Asks the questions of batches, so many at once, each batch in its turn. What a question came to is kept at once; what a process held that
 * died is asked again by whoever finds it.
 */
@Injectable()
export class BatchRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lanes: readonly Rounds[];
  private readonly keeper = this.rounds(keepMs);
  /** What is asked now, by the ids of their traces. */
  private readonly asking = new Map<string, AbortController>();

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly work: PgBatchWork,
    private readonly asker: BatchAsker,
    private readonly people: QuestionsUnderWay,
  ) {
    this.lanes = Array.from({ length: runtime.config.batch.concurrency }, () => this.rounds(lookMs));
  }

  async onApplicationBootstrap(): Promise<void> {
    // Nobody else works on an embedded database: what is held there, a process held that is gone.
    if (this.runtime.database.kind === 'embedded') await this.work.releaseAll();
    this.keeper.start(() => this.keep());
    for (const lane of this.lanes) lane.start(() => this.askWaiting(lane.signal));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.stop()));
    await this.keeper.stop();
  }

  private rounds(pauseMs: number): Rounds {
    return new Rounds(pauseMs, (error) => this.runtime.log.warn({ err: error }, 'batches could not be looked at; trying again'));
  }

  private async askWaiting(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await this.people.quiet(AbortSignal.any([stopping, AbortSignal.timeout(mostPatienceMs)])).catch(() => undefined);
      const claimed = stopping.aborted ? null : await this.work.claim();
      if (!claimed) return;
      await this.see(claimed, stopping);
    }
  }

  private async see(claimed: ClaimedQuestion, stopping: AbortSignal): Promise<void> {
    const lost = new AbortController();
    this.asking.set(claimed.question.id, lost);
    try {
      if (!(await this.mayBegin(claimed))) return;
      const came = await this.attempt(claimed, AbortSignal.any([stopping, lost.signal]));
      await this.settle(claimed, came, { stopping, lost: lost.signal });
    } finally {
      this.asking.delete(claimed.question.id);
    }
  }

  /** What may not be written today, or cannot be looked at now, is handed back: that was no try. */
  private async mayBegin(claimed: ClaimedQuestion): Promise<boolean> {
    try {
      const usedUp = await this.asker.usedUp(claimed.question);
      if (usedUp) await this.work.putOffBatch(claimed, usedUp.retryAfterSeconds, usedUp.words);
      return usedUp === null;
    } catch (error) {
      await this.work.putOff(claimed, handedBackSeconds, false);
      throw error;
    }
  }

  private async attempt({ question, tries }: ClaimedQuestion, signal: AbortSignal): Promise<Answer | Fault> {
    if (tries > mostTries) {
      const why = 'each time its process ended, or the database was away; see the log';
      return new Fault('internal', `it was begun ${mostTries} times and nothing was heard of it: ${why}`);
    }
    try {
      return await this.asker.ask(question, signal);
    } catch (error) {
      if (error instanceof Fault) return error;
      this.runtime.log.error({ err: error, questionId: question.id }, 'a question of a batch failed');
      return new Fault('internal', 'the question failed unexpectedly; the log of the worker tells more', { cause: error });
    }
  }

  /** What stands in its trace counts, whatever came after it was written: it is never asked again for that. */
  private async settle(claimed: ClaimedQuestion, came: Answer | Fault, ends: Ends): Promise<void> {
    const kept = await this.work.answerOf(claimed);
    if (kept) return this.settleAnswered(claimed, kept);
    if (came instanceof Fault) return this.settleFailed(claimed, came, ends);
    // Its trace was deleted with a document meanwhile.
    return this.end(claimed, { outcome: came.status, rung: rungOf(came) });
  }

  /** Nobody waits for it: where models could not write just then, it is asked again rather than being quotes for good. */
  private async settleAnswered(claimed: ClaimedQuestion, { isShort, ...answer }: ShortAnswer): Promise<void> {
    const { batchId, number, tries, question } = claimed;
    const pause = question.mode === 'extract' ? undefined : modelPausesSeconds[tries - 1];
    if (!isShort || pause === undefined) return this.end(claimed, answer);
    this.runtime.log.info({ batchId, number }, 'a model could not write the answer to a question of a batch; it is tried again');
    return this.work.putOff(claimed, pause, true);
  }

  private async settleFailed(claimed: ClaimedQuestion, fault: Fault, { stopping, lost }: Ends): Promise<void> {
    if (stopping.aborted) return this.work.putOff(claimed, 0, false);
    // Cancelled, deleted, or another's by now: there is nothing to say about it here.
    if (lost.aborted) return;
    const pause = pausesSeconds[claimed.tries - 1];
    if (!faults[fault.code].retry || pause === undefined) return this.end(claimed, fault);
    this.runtime.log.info({ batchId: claimed.batchId, number: claimed.number, code: fault.code }, 'a question of a batch is tried again');
    return this.work.putOff(claimed, Math.max(pause, fault.retryAfterSeconds ?? 0), true);
  }

  private async end(claimed: ClaimedQuestion, end: BatchEnd): Promise<void> {
    if (!(await this.work.end(claimed, end))) return;
    const isAnswer = 'outcome' in end;
    this.runtime.metrics.batchQuestionDone(isAnswer ? end.outcome : 'failed');
    if (isAnswer) await this.asker.countReview(claimed.question);
  }

  /** Says that this process lives, and stops what is no longer its own. */
  private async keep(): Promise<void> {
    if (this.asking.size === 0) return;
    const asked = [...this.asking.keys()];
    const held = await this.work.renew(asked);
    for (const id of asked) if (!held.has(id)) this.asking.get(id)?.abort(new DOMException('the question is no longer held', 'AbortError'));
  }
}

type ShortAnswer = NonNullable<Awaited<ReturnType<PgBatchWork['answerOf']>>>;

interface Ends {
  readonly stopping: AbortSignal;
  readonly lost: AbortSignal;
}
