import { Fault, type Question } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';

/** Of a question's time, what is kept for quoting the evidence should the model show nothing: a share, and at most so much. */
const quotingShare = 0.2;
const mostQuotingMs = 2000;

/** The time a model has to show something: it ends while there is still enough to quote the evidence instead. With something shown it may go on. */
export class ModelTime implements Disposable {
  private readonly leftMs: number;
  private readonly late = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(draft: AnswerDraft, { deadlineMs }: Pick<Question, 'deadlineMs'>) {
    const shownBefore = draft.sentences.length;
    this.leftMs = patienceOf(draft, { deadlineMs });
    this.timer = setTimeout(() => {
      if (draft.sentences.length === shownBefore) this.late.abort(this.fault());
    }, this.leftMs);
  }

  get signal(): AbortSignal {
    return this.late.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.timer);
  }

  private fault(): Fault {
    return new Fault('timed_out', `it had written nothing that can be shown within ${Math.round(this.leftMs)} ms`);
  }
}

/** How long a model may take until it shows something. */
export function patienceOf(draft: AnswerDraft, { deadlineMs }: Pick<Question, 'deadlineMs'>): number {
  return Math.max(0, draft.leftOf(deadlineMs) - Math.min(mostQuotingMs, deadlineMs * quotingShare));
}
