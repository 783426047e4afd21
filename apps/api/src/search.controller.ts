import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchBody, SearchResult } from '#contract';
import type { Principal } from '#core';
import { PgCollections } from '#store';
import { abortOnHangUp } from './event-stream.ts';
import { Explanations, readingAs } from './explanations.ts';
import { Describe } from './openapi.ts';
import { toPassage } from './present.ts';
import { toUnderstood } from './present-values.ts';
import { Asking } from './principal.ts';
import { Scopes } from './scopes.ts';
import { Searches } from './searches.ts';

@ApiTags('search')
@Controller('v1/search')
export class SearchController {
  constructor(
    private readonly searches: Searches,
    private readonly scopes: Scopes,
    private readonly explanations: Explanations,
    private readonly collections: PgCollections,
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
    @Asking() asker: Principal,
    @Body({ schema: SearchBody }) body: SearchBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchResult> {
    const scope = await this.scopes.of(readingAs(asker, body.readAs), body);
    const signal = abortOnHangUp(request, reply);
    const searched = await this.searches.run(body, scope, signal);
    const { passages, legs, timings, sections, understood, selection } = searched;
    const cached = 'cache' in timings;
    const collections = await this.collections.names(asker, scope.collectionIds);
    const items = passages.map((passage) => toPassage(passage, { explain: body.explain, sections, collections }));
    const explanation = body.explain ? await this.explanations.explain({ asker, scope, body, collections }, searched, signal) : null;
    return {
      items,
      cached,
      legs: [...legs],
      ...(understood && { understood: toUnderstood(understood) }),
      rerank: { ...searched.rerank, judges: [...searched.rerank.judges] },
      ...(selection && { selection: { ...selection } }),
      timings,
      ...(explanation && { explanation }),
    };
  }
}
