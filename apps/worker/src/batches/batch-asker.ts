import { Inject, Injectable } from '@nestjs/common';
import type { Answer, Question, UsedUp } from '#core';
import { QuestionsUnderWay, RUNTIME, type Runtime } from '#runtime';
import { givenToAsker, PgReviewPolicies, PgTraces } from '#store';

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
    const { models, configurations, allowance } = this.runtime;
    const isWritten = models.generator !== null && (mode === 'compose' || (mode === 'auto' && configurations.current.compose.allowed));
    return isWritten ? allowance.usedUp(scope.principal.keyId) : null;
  }

  /** Resolves with what the asker may have of it. */
  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    const { answerer } = this.runtime.configurations.current;
    const policies = await this.policies.inForce(question.scope);
    const answer = await this.questions.answeredAside(() => ended(answerer.answer({ ...question, policies }, signal)));
    const review = policies.length > 0 ? await this.traces.review(question.scope.principal, question.id) : null;
    if (review) this.runtime.metrics.reviewOpened(review.effect);
    return givenToAsker(answer, review);
  }
}

async function ended<Result>(work: AsyncGenerator<unknown, Result>): Promise<Result> {
  let step = await work.next();
  while (!step.done) step = await work.next();
  return step.value;
}
