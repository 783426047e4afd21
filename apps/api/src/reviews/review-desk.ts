import { Injectable } from '@nestjs/common';
import { personsAnswer } from '#answer';
import type { ReviewAnswerBody, ReviewAnswered } from '#contract';
import { type Answer, type Principal, RevisionTexts } from '#core';
import { PgReviews, type ReviewCase, type Settled } from '#store';
import { GoldenFromReview } from './golden-from-review.ts';
import { freshNow } from './present-reviews.ts';
import { ReviewEvidence } from './review-evidence.ts';

interface Answered extends Settled {
  readonly answer: Answer;
  readonly golden: ReviewAnswered['golden'];
}

/** Where a person answers. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly reviews: PgReviews,
    private readonly evidence: ReviewEvidence,
    private readonly texts: RevisionTexts,
    private readonly golden: GoldenFromReview,
  ) {}

  async answer(principal: Principal, questionId: string, body: ReviewAnswerBody, signal: AbortSignal): Promise<Answered> {
    const review = await this.reviews.find(principal, questionId);
    const { sentences: said, golden } = body;
    const passages = await this.evidence.passages(
      principal,
      review,
      said.flatMap((each) => ('chunkId' in each ? [each.chunkId] : [])),
    );
    const grounds = { texts: this.texts, principal, signal, output: await this.evidence.outputCheck(review, signal) };
    const answer = await this.withOwnContradictions(principal, review, await personsAnswer(review.made, { said, passages }, grounds));
    const settled = await this.reviews.settle(principal, questionId, { state: 'answered', answer });
    return { ...settled, answer, golden: golden ? await this.golden.keep(principal, review, answer) : null };
  }

  async dismiss(principal: Principal, questionId: string, reason: string): Promise<Settled> {
    return this.reviews.settle(principal, questionId, { state: 'dismissed', reason });
  }

  /** Of what the sources say differently, what touches a passage that the person cites, where who asked may read both sides. */
  private async withOwnContradictions(principal: Principal, review: ReviewCase, answer: Answer): Promise<Answer> {
    const cited = new Set(answer.citations.map(({ chunkId }) => chunkId));
    const own = answer.freshness.contradictions.filter(({ newer, older }) => cited.has(newer.chunkId) || cited.has(older.chunkId));
    const named = own.flatMap(({ newer, older }) => [newer.documentId, older.documentId]);
    const readable = await this.reviews.readableByAsker(review, principal, [...new Set(named)]);
    const contradictions = own.filter(({ newer, older }) => readable.has(newer.documentId) && readable.has(older.documentId));
    return freshNow({ ...answer, freshness: { ...answer.freshness, contradictions } });
  }
}
