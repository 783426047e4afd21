import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { FreshnessQuery, FreshnessReport, OverdueList, OverdueQuery, Threshold, ThresholdBody, ThresholdList } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgFreshness, PgFreshnessWatch } from '#store';
import { Describe } from './openapi.ts';
import { toFreshnessReport, toOverdue, toThreshold } from './present-freshness.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('freshness')
@Controller('v1/freshness')
export class FreshnessController {
  constructor(
    private readonly freshness: PgFreshness,
    private readonly collections: PgCollections,
    private readonly watch: PgFreshnessWatch,
  ) {}

  @Get()
  @Describe({ summary: 'How fresh documents are: verdicts, ages, what changed lately, sources that fail', returns: FreshnessReport })
  async report(
    @Asking() principal: Principal,
    @Query({ schema: FreshnessQuery }) query: z.infer<typeof FreshnessQuery>,
  ): Promise<FreshnessReport> {
    return toFreshnessReport(await this.freshness.figures(principal, await this.collectionId(principal, query.collection)));
  }

  @Get('overdue')
  @Describe({ summary: 'Documents past the time they were to be looked at, longest first', returns: OverdueList })
  async overdue(
    @Asking() principal: Principal,
    @Query({ schema: OverdueQuery }) query: z.infer<typeof OverdueQuery>,
  ): Promise<OverdueList> {
    const page = await this.freshness.overdue(principal, await this.collectionId(principal, query.collection), query);
    return { items: page.items.map(toOverdue), nextCursor: page.nextCursor };
  }

  @Get('thresholds')
  @AtLeast('editor')
  @Describe({ summary: 'Thresholds with their owners and what was measured last', returns: ThresholdList })
  async thresholds(@Asking() principal: Principal): Promise<z.infer<typeof ThresholdList>> {
    return { items: (await this.freshness.thresholds(principal)).map(toThreshold) };
  }

  @Post('thresholds')
  @AtLeast('editor')
  @Describe({
    summary: 'Set a threshold: crossing it raises an alert, told by webhook',
    status: 201,
    body: ThresholdBody,
    returns: Threshold,
    example: {
      name: 'Overdue pages',
      measure: 'overdue_percent',
      atMost: 5,
      owner: 'docs team',
      action: 'Verify the pages or take them down.',
    },
  })
  async add(@Asking() principal: Principal, @Body({ schema: ThresholdBody }) body: z.infer<typeof ThresholdBody>): Promise<Threshold> {
    const collectionId = await this.collectionId(principal, body.collection);
    const added = await this.freshness.addThreshold(principal, { ...body, collectionId });
    // Measured at once: whoever set it wants to see where they stand.
    await this.watch.checkThreshold(added.id);
    return toThreshold(await this.freshness.threshold(principal, added.id));
  }

  @Delete('thresholds/:id')
  @AtLeast('editor')
  @HttpCode(204)
  @Describe({ summary: 'Remove a threshold', status: 204 })
  async remove(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.freshness.removeThreshold(principal, id);
  }

  private async collectionId(principal: Principal, nameOrId: string | undefined): Promise<string | null> {
    return nameOrId === undefined ? null : (await this.collections.find(principal, nameOrId)).id;
  }
}
