import { Inject, Injectable } from '@nestjs/common';
import type { Answer, Question, UsedUp } from '#core';
import { QuestionsUnderWay, RUNTIME, type Runtime } from '#runtime';
import { PgReviewPolicies, PgTraces } from '#store';

/** Asks a question of a batch as any other is asked: the configuration and the policies of the moment it begins, to its stored trace. */
@Injectable()
export class BatchAsker {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly policies: PgReviewPolicies,
    private readonly traces: PgTraces,
    private readonly questions: QuestionsUnderWay,
  ) {}

  /** Why it is not asked now: a model would write it, and may not today. Nobody waits for it, so it waits rather than being extracted. */
  async usedUp({ mode, scope }: Question): Promise<UsedUp | null> {
    const { configurations, allowance } = this.runtime;
    const { generator, compose } = configurations.current;
    const isWritten = generator !== null && (mode === 'compose' || (mode === 'auto' && compose.allowed));
    return isWritten ? allowance.usedUp(scope.principal.keyId) : null;
  }

  /** Its trace is stored when this resolves; what its asker may have of it is for the trace to say. */
  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    const { answerer } = this.runtime.configurations.current;
    const policies = await this.policies.inForce(question.scope);
    return this.questions.answeredAside(() => ended(answerer.answer({ ...question, policies }, signal)));
  }

  /** Counts the review that it was given to, if it was. A count that fails costs nobody an answer. */
  async countReview({ id, scope }: Question): Promise<void> {
    try {
      const review = await this.traces.review(scope.principal, id);
      if (review) this.runtime.metrics.reviewOpened(review.effect);
    } catch (error) {
      this.runtime.log.warn({ err: error, questionId: id }, 'the review of a question of a batch could not be counted');
    }
  }
}

async function ended<Result>(work: AsyncGenerator<unknown, Result>): Promise<Result> {
  let step = await work.next();
  while (!step.done) step = await work.next();
  return step.value;
}
