import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DeliveryList, DeliveryQuery, Queued, ReplayBody, Replayed } from '#contract';
import type { Principal } from '#core';
import { PgWebhooks } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { toDelivery } from './present-webhooks.ts';

@ApiTags('webhooks')
@Controller('v1/webhooks/:id')
@AtLeast('admin')
export class DeliveriesController {
  constructor(private readonly webhooks: PgWebhooks) {}

  @Post('test')
  @HttpCode(202)
  @Describe({ summary: 'Send a webhook.test event to this webhook alone', status: 202, returns: Queued })
  async test(@Asking() principal: Principal, @Param('id') id: string): Promise<z.infer<typeof Queued>> {
    const delivery = await this.webhooks.test(principal, id);
    return { id: delivery };
  }

  @Get('deliveries')
  @Describe({ summary: 'What it was told and what came of it, newest event first', returns: DeliveryList })
  async list(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: DeliveryQuery }) query: z.infer<typeof DeliveryQuery>,
  ): Promise<z.infer<typeof DeliveryList>> {
    const { items, nextCursor } = await this.webhooks.deliveries(principal, id, query);
    return { items: items.map(toDelivery), nextCursor };
  }

  @Post('deliveries/:delivery/replay')
  @HttpCode(202)
  @Describe({ summary: 'Send it again, with the same webhook-id', status: 202, returns: Queued })
  async replay(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<z.infer<typeof Queued>> {
    await this.webhooks.replay(principal, id, delivery);
    return { id: delivery };
  }

  @Post('replay')
  @HttpCode(202)
  @Describe({
    summary: 'Send everything of a stretch of time again, also what came before the webhook was made',
    status: 202,
    body: ReplayBody,
    returns: Replayed,
    example: { from: '2026-01-01T00:00:00Z' },
  })
  async replayBetween(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ReplayBody }) body: z.infer<typeof ReplayBody>,
  ): Promise<z.infer<typeof Replayed>> {
    const stretch = { from: new Date(body.from), until: body.until === undefined ? new Date() : new Date(body.until) };
    const count = await this.webhooks.replayBetween(principal, id, stretch);
    return { count };
  }
}
