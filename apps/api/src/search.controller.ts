import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchBody, SearchResult } from '#contract';
import { ChunkSearch, type Principal, Retriever, TraceStore } from '#core';
import { Metrics } from '#telemetry';
import { abortOnHangUp } from './event-stream.ts';
import { Describe } from './openapi.ts';
import { toPassage } from './present.ts';
import { Asking } from './principal.ts';
import { Scopes } from './scopes.ts';

@ApiTags('search')
@Controller('v1/search')
export class SearchController {
  constructor(
    private readonly retriever: Retriever,
    private readonly scopes: Scopes,
    private readonly traces: TraceStore,
    private readonly metrics: Metrics,
    private readonly chunks: ChunkSearch,
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
    const { passages, legs, timings } = await this.retriever.retrieve(
      { query: body.query, scope, limit: body.limit },
      abortOnHangUp(request, reply),
    );
    await this.traces.saveSearch(principal, body.query, { passages, legs, timings, asOf: scope.asOf });
    this.metrics.stagesDone(timings);
    for (const leg of legs) if (leg.status !== 'ok') this.metrics.fellBack(`${leg.leg}-${leg.status}`);
    const sections = body.sections ? await this.chunks.sections(passages, scope) : new Map<string, string>();
    return { items: passages.map((passage) => toPassage(passage, { explain: body.explain, sections })), legs: [...legs], timings };
  }
}
