import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchBody, SearchResult } from '#contract';
import type { Principal } from '#core';
import { abortOnHangUp } from './event-stream.ts';
import { Describe } from './openapi.ts';
import { toPassage } from './present.ts';
import { Asking } from './principal.ts';
import { Scopes } from './scopes.ts';
import { Searches } from './searches.ts';

@ApiTags('search')
@Controller('v1/search')
export class SearchController {
  constructor(
    private readonly searches: Searches,
    private readonly scopes: Scopes,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Search by keyword and meaning at once',
    body: SearchBody,
    returns: SearchResult,
    example: { query: 'how hot for green tea', limit: 3, explain: true },
  })
  async search(
    @Asking() principal: Principal,
    @Body({ schema: SearchBody }) body: SearchBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchResult> {
    const scope = await this.scopes.of(principal, body);
    const { passages, legs, timings, sections } = await this.searches.run(body, scope, abortOnHangUp(request, reply));
    return { items: passages.map((passage) => toPassage(passage, { explain: body.explain, sections })), legs: [...legs], timings };
  }
}
