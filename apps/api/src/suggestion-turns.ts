import { Injectable } from '@nestjs/common';
import type { Suggestions } from '#contract';
import { Fault, type Principal } from '#core';
import { Metrics, type SuggestionsOutcome } from '#telemetry';
import { QuestionsUnderWay } from '#runtime';
import { FairTurns } from './fair-turns.ts';

/** Each is several searches that nobody asked for: one at a time in a process, and one that waits for each asker. */
const turns = { places: 1, waitingEach: 1, waitingInAll: 16 };
/** Whoever reads an answer has read on by then. */
const longestWaitMs = 5000;

/** One look for what may be asked next. */
export interface Turn {
  readonly signal: AbortSignal;
  /** Before each question that is tried: resolves once nobody waits for an answer of his own. */
  readonly beforeTrial: (signal: AbortSignal) => Promise<void>;
}

interface Wanted {
  readonly principal: Principal;
  readonly questionId: string;
  readonly signal: AbortSignal;
}

/** Bounds how much is looked for beside what was asked, and counts it. */
@Injectable()
export class SuggestionTurns {
  private readonly turns = new FairTurns(turns);

  constructor(
    private readonly questions: QuestionsUnderWay,
    private readonly metrics: Metrics,
  ) {}

  /** Without items, and with a note, where too many wait or its turn does not come. Rejects with the signal's reason when aborted. */
  async take(wanted: Wanted, work: (turn: Turn) => Promise<Suggestions>): Promise<Suggestions> {
    const startedAt = performance.now();
    let outcome: SuggestionsOutcome = 'failed';
    try {
      const found = await this.inTurn(wanted, work);
      outcome = found === null ? 'busy' : found.items.length > 0 ? 'offered' : 'none';
      return found ?? busy(wanted);
    } catch (error) {
      if (wanted.signal.aborted) outcome = 'left';
      throw error;
    } finally {
      this.metrics.suggestions.lookedFor(outcome, performance.now() - startedAt);
    }
  }

  /** Null where it did not get a turn. */
  private async inTurn({ principal, questionId, signal }: Wanted, work: (turn: Turn) => Promise<Suggestions>): Promise<Suggestions | null> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Fault('timed_out', 'its turn did not come')), longestWaitMs);
    const asker = `${principal.organisationId} ${principal.keyId ?? ''}`;
    let hasBegun = false;
    try {
      return await this.turns.take({ asker, thing: questionId }, AbortSignal.any([signal, late.signal]), () => {
        hasBegun = true;
        clearTimeout(timer);
        return work({ signal, beforeTrial: (working) => this.beforeTrial(working) });
      });
    } catch (error) {
      if (hasBegun || signal.aborted || !(error instanceof Fault)) throw error;
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  private async beforeTrial(signal: AbortSignal): Promise<void> {
    await this.questions.quiet(signal);
    this.metrics.suggestions.tried();
  }
}

const busy = ({ questionId }: Wanted): Suggestions => ({
  questionId,
  items: [],
  tried: 0,
  notes: ['nothing was looked for: others went first; ask again in a moment'],
});
