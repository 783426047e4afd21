import { Injectable } from '@nestjs/common';
import type { Question, ReviewPolicy } from '#core';
import { type AskedReview, PgReviewPolicies, PgTraces } from '#store';
import { Metrics } from '#telemetry';

/** Which policies a question is under, and what they made of it. */
@Injectable()
export class QuestionReviews {
  constructor(
    private readonly policies: PgReviewPolicies,
    private readonly traces: PgTraces,
    private readonly metrics: Metrics,
  ) {}

  /** As they are now: a question ends under those that it began with. */
  async policiesOf({ scope }: Question): Promise<readonly ReviewPolicy[]> {
    return this.policies.inForce(scope);
  }

  /** What was stored with its trace, which is what decides: not what a second look at the answer would say. Null where no policy caught it. */
  async caught(question: Question, policies: readonly ReviewPolicy[]): Promise<AskedReview | null> {
    if (policies.length === 0) return null;
    const review = await this.traces.review(question.scope.principal, question.id);
    if (review) this.metrics.reviewOpened(review.effect);
    return review;
  }
}
