import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  ReviewAnswerBody,
  ReviewAnswered,
  ReviewCase,
  ReviewDismissBody,
  ReviewFound,
  ReviewList,
  ReviewQuery,
  ReviewSearchBody,
  ReviewTaken,
} from '#contract';
import type { Principal } from '#core';
import { PgReviews } from '#store';
import { Metrics } from '#telemetry';
import { abortOnHangUp } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { time } from '../present-values.ts';
import { toPersonsAnswer, toReview, toReviewCase, toReviewPassage } from './present-reviews.ts';
import { ReviewDesk } from './review-desk.ts';
import { ReviewEvidence } from './review-evidence.ts';

const states = { waiting: ['open', 'taken'], answered: ['answered'], dismissed: ['dismissed'] } as const;

@ApiTags('reviews')
@Controller('v1/reviews')
@AtLeast('editor')
export class ReviewsController {
  constructor(
    private readonly reviews: PgReviews,
    private readonly desk: ReviewDesk,
    private readonly evidence: ReviewEvidence,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  @Describe({ summary: 'Questions that wait for a person, oldest first; or what became of them, newest first', returns: ReviewList })
  async list(
    @Asking() principal: Principal,
    @Query({ schema: ReviewQuery }) { state, ...page }: z.infer<typeof ReviewQuery>,
  ): Promise<z.infer<typeof ReviewList>> {
    const { items, nextCursor } = await this.reviews.list(principal, states[state], page);
    return { items: items.map((review) => toReview(principal, review)), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'A question with what was found and what would have been answered, as far as you may see it', returns: ReviewCase })
  async find(@Asking() principal: Principal, @Param('id') id: string): Promise<ReviewCase> {
    return toReviewCase(principal, await this.reviews.find(principal, id));
  }

  @Post(':id/take')
  @HttpCode(200)
  @Describe({
    summary: 'Take a question for a quarter of an hour, or keep it for another: nobody else can answer it meanwhile',
    returns: ReviewTaken,
  })
  async take(@Asking() principal: Principal, @Param('id') id: string): Promise<z.infer<typeof ReviewTaken>> {
    return { until: time(await this.reviews.take(principal, id)) };
  }

  @Post(':id/release')
  @HttpCode(204)
  @Describe({ summary: 'Give a question back that you took', status: 204 })
  async release(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.reviews.release(principal, id);
  }

  @Post(':id/search')
  @HttpCode(200)
  @Describe({
    summary: 'Passages to quote from, beside those of the question: such as you and who asked may both see',
    body: ReviewSearchBody,
    returns: ReviewFound,
    example: { query: 'water for green tea' },
  })
  async search(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ReviewSearchBody }) body: z.infer<typeof ReviewSearchBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ReviewFound>> {
    const review = await this.reviews.find(principal, id);
    const { passages, withheld } = await this.evidence.search(principal, review, body, abortOnHangUp(reply.request, reply));
    return { items: passages.map(toReviewPassage), withheld };
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Describe({
    summary: 'Answer a question that you took: quotes, each looked up in its stored revision, and words of your own',
    body: ReviewAnswerBody,
    returns: ReviewAnswered,
    example: { sentences: [{ text: 'Ask in the kitchen: the kettle there shows the temperature.' }] },
  })
  async answer(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ReviewAnswerBody }) body: ReviewAnswerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewAnswered> {
    const { answer, golden, ...settled } = await this.desk.answer(principal, id, body, abortOnHangUp(reply.request, reply));
    this.metrics.reviewSettled({ state: 'answered', ...settled });
    return { id, answer: toPersonsAnswer(answer), golden };
  }

  @Post(':id/dismiss')
  @HttpCode(204)
  @Describe({
    summary: 'End the review of a question that you took without an answer: who asked is told why',
    status: 204,
    body: ReviewDismissBody,
    example: { reason: 'This is not a question about our documents.' },
  })
  async dismiss(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ReviewDismissBody }) { reason }: z.infer<typeof ReviewDismissBody>,
  ): Promise<void> {
    this.metrics.reviewSettled({ state: 'dismissed', ...(await this.desk.dismiss(principal, id, reason)) });
  }
}
