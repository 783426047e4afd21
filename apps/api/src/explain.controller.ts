import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WhyNot, WhyNotBody } from '#contract';
import type { DocumentName, Principal } from '#core';
import { PgCollections } from '#store';
import { abortOnHangUp } from './event-stream.ts';
import { Explanations, readingAs } from './explanations.ts';
import { Describe } from './openapi.ts';
import { Asking } from './principal.ts';
import { Scopes } from './scopes.ts';

@ApiTags('search')
@Controller('v1/search')
export class ExplainController {
  constructor(
    private readonly explanations: Explanations,
    private readonly scopes: Scopes,
    private readonly collections: PgCollections,
  ) {}

  @Post('why-not')
  @HttpCode(200)
  @Describe({
    summary: 'Why a document does not come up for a query, or not further up',
    body: WhyNotBody,
    returns: WhyNot,
    example: { query: 'how hot for green tea', collection: 'handbook', externalId: 'tea' },
  })
  async whyNot(
    @Asking() asker: Principal,
    @Body({ schema: WhyNotBody }) body: WhyNotBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WhyNot> {
    const scope = await this.scopes.of(readingAs(asker, body.readAs), body);
    const name = await this.nameOf(asker, body);
    const collections = await this.collections.names(asker, scope.collectionIds);
    return this.explanations.whyNot(name, { asker, scope, body, collections }, abortOnHangUp(request, reply));
  }
  private async nameOf(asker: Principal, { documentId, externalId = '', collection = '' }: WhyNotBody): Promise<DocumentName> {
    if (documentId !== undefined) return { documentId };
    return { collectionId: (await this.collections.find(asker, collection)).id, externalId };
  }
}
