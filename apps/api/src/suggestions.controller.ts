import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Suggestions } from '#contract';
import type { Principal } from '#core';
import { abortOnHangUp } from './event-stream.ts';
import { Describe } from './openapi.ts';
import { Asking } from './principal.ts';
import { SuggestedQuestions } from './suggestions.ts';
import { SuggestionTurns } from './suggestion-turns.ts';

@ApiTags('questions')
@Controller('v1/questions')
export class SuggestionsController {
  constructor(
    private readonly suggested: SuggestedQuestions,
    private readonly turns: SuggestionTurns,
  ) {}

  @Get(':id/suggestions')
  @Describe({ summary: 'Up to three questions that may be asked next, each tried and answered before it is told', returns: Suggestions })
  async after(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Suggestions> {
    const signal = abortOnHangUp(request, reply);
    return this.turns.take({ principal, questionId: id, signal }, (turn) => this.suggested.after(principal, id, turn));
  }
}
