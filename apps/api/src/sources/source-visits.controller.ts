import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Page, Source, SourceItemList, SourceItemQuery, SourceProgress, SourceRunList } from '#contract';
import type { Principal } from '#core';
import { PgSources } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { sendProgress } from '../progress.ts';
import { toSource, toSourceItem, toSourceRun } from './present-source.ts';
import { SourceBook } from './source-book.ts';
import { progressOf } from './source-progress.ts';

@ApiTags('sources')
@Controller('v1/sources/:id')
@AtLeast('editor')
export class SourceVisitsController {
  constructor(
    private readonly book: SourceBook,
    private readonly sources: PgSources,
  ) {}

  @Post('sync')
  @HttpCode(202)
  @Describe({ summary: 'Visit a source now; one that is being visited goes on', status: 202, returns: Source })
  async sync(@Asking() principal: Principal, @Param('id') id: string): Promise<Source> {
    const source = await this.book.visit(principal, id);
    return toSource(source);
  }

  @Post('release')
  @HttpCode(202)
  @Describe({
    summary:
      'Say that what a held source found vanished is meant to go; it is deleted when its grace period is over. One that is not held stays as it is',
    status: 202,
    returns: Source,
  })
  async release(@Asking() principal: Principal, @Param('id') id: string): Promise<Source> {
    const source = await this.sources.get(principal, id);
    if (source.state !== 'held') return toSource(source);
    await this.sources.release(principal, id);
    return toSource(await this.book.visit(principal, id));
  }

  @Get('items')
  @Describe({ summary: 'What a source holds, each with its state', returns: SourceItemList })
  async items(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: SourceItemQuery }) page: z.infer<typeof SourceItemQuery>,
  ): Promise<z.infer<typeof SourceItemList>> {
    const { items, nextCursor } = await this.sources.items(principal, id, page);
    return { items: items.map(toSourceItem), nextCursor };
  }

  @Get('runs')
  @Describe({ summary: 'Visits of a source, newest first', returns: SourceRunList })
  async runs(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: Page }) page: Page,
  ): Promise<z.infer<typeof SourceRunList>> {
    const { items, nextCursor } = await this.sources.runs(principal, id, page);
    return { items: items.map(toSourceRun), nextCursor };
  }

  @Get('progress')
  @Describe({
    summary: 'How far the present visit has come, its rate and time left; server-sent events with accept: text/event-stream',
    returns: SourceProgress,
  })
  async progress(@Asking() principal: Principal, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendProgress(reply, () => progressOf(this.sources, principal, id));
  }
}
