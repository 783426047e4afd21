import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { GuardCaseInPlace, GuardDecided, GuardDecisionBody, type GuardExample, GuardList, GuardQuery, GuardSummary } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgGuardCases } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { GuardDesk } from './guard-desk.ts';
import { toGuardCase, toGuardCaseInPlace, toGuardExample } from './present-guard.ts';

/** What the guard found in documents, and what people make of it. */
@ApiTags('guard')
@Controller('v1/guard')
@AtLeast('editor')
export class GuardController {
  constructor(
    private readonly cases: PgGuardCases,
    private readonly desk: GuardDesk,
    private readonly collections: PgCollections,
  ) {}

  @Get('summary')
  @Describe({
    summary: 'How many revisions wait for a person, and how many were decided, of those that you may read',
    returns: GuardSummary,
  })
  async summary(@Asking() principal: Principal): Promise<GuardSummary> {
    return this.cases.count(principal);
  }

  @Get('findings')
  @Describe({
    summary: 'Revisions in which the guard found something, newest first: those that wait for a person, or were decided',
    returns: GuardList,
  })
  async list(
    @Asking() principal: Principal,
    @Query({ schema: GuardQuery }) { collection, ...query }: GuardQuery,
  ): Promise<z.infer<typeof GuardList>> {
    const collectionId = collection === undefined ? undefined : (await this.collections.find(principal, collection)).id;
    const { items, nextCursor } = await this.cases.list(principal, { ...query, collectionId });
    return { items: items.map(toGuardCase), nextCursor };
  }

  @Get('findings/:revisionId')
  @Describe({ summary: 'What was found in a revision, each finding with the text around it', returns: GuardCaseInPlace })
  async find(@Asking() principal: Principal, @Param('revisionId') revisionId: string): Promise<GuardCaseInPlace> {
    return toGuardCaseInPlace(await this.cases.find(principal, revisionId));
  }

  @Post('findings/:revisionId')
  @HttpCode(200)
  @Describe({
    summary: 'Let a revision in, or keep it out for good; each finding becomes a labelled example',
    body: GuardDecisionBody,
    returns: GuardDecided,
    example: { decision: 'approve', note: 'A lesson about such attacks, nothing else.' },
  })
  async decide(
    @Asking() principal: Principal,
    @Param('revisionId') revisionId: string,
    @Body({ schema: GuardDecisionBody }) body: GuardDecisionBody,
  ): Promise<GuardDecided> {
    return this.desk.decide(principal, revisionId, body);
  }

  @Get('examples')
  @Describe({
    summary: 'Findings as people labelled them, as NDJSON that `npm run eval -- guard` reads',
    produces: 'application/x-ndjson',
  })
  async examples(@Asking() principal: Principal, @Res() reply: FastifyReply): Promise<void> {
    await reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(this.lines(principal)));
  }

  private async *lines(principal: Principal): AsyncGenerator<string> {
    for await (const example of this.cases.examples(principal)) {
      const line: GuardExample = toGuardExample(example);
      yield `${JSON.stringify(line)}\n`;
    }
  }
}
