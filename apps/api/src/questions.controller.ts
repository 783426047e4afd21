import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answer, Feedback, FeedbackBody, QuestionBody, Trace } from '#contract';
import type { Principal } from '#core';
import { PgTraces } from '#store';
import { Asker } from './asker.ts';
import { abortOnHangUp, EventStream } from './event-stream.ts';
import { Describe } from './openapi.ts';
import { toTrace } from './present-trace.ts';
import { Asking } from './principal.ts';
import { QuestionRequests } from './question-requests.ts';

@ApiTags('questions')
@Controller('v1/questions')
export class QuestionsController {
  constructor(
    private readonly asker: Asker,
    private readonly requests: QuestionRequests,
    private readonly traces: PgTraces,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Ask a question; server-sent events with stream: true',
    body: QuestionBody,
    returns: Answer,
    example: {
      question: 'How hot should the water for green tea be?',
      responseSchema: { type: 'object', properties: { waterTemperatureCelsius: { type: ['number', 'null'] } } },
    },
  })
  async ask(
    @Asking() principal: Principal,
    @Body({ schema: QuestionBody }) body: QuestionBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const signal = abortOnHangUp(request, reply);
    const question = await this.requests.read(principal, body, signal);
    if (!body.stream) return void reply.send(await this.asker.ask(question, signal));
    using events = new EventStream(reply);
    await this.asker.stream(question, { events, signal, requestId: request.id });
  }

  @Get(':id')
  @Describe({ summary: 'The stored trace: prompt, response, passages, scores, configuration, timings', returns: Trace })
  async trace(@Asking() principal: Principal, @Param('id') id: string): Promise<Trace> {
    return toTrace(await this.traces.get(principal, id));
  }

  @Post(':id/feedback')
  @HttpCode(201)
  @Describe({
    summary: 'Say whether an answer helped',
    status: 201,
    body: FeedbackBody,
    returns: Feedback,
    example: { rating: 'up', comment: 'Just what I was looking for.' },
  })
  async feedback(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: FeedbackBody }) body: z.infer<typeof FeedbackBody>,
  ): Promise<z.infer<typeof Feedback>> {
    await this.traces.addFeedback(principal, id, body);
    return { questionId: id, ...body };
  }
}
