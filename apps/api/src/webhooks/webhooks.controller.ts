import { randomBytes } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NewWebhook, Page, Webhook, WebhookBody, WebhookList, WebhookPatch } from '#contract';
import type { Config } from '#config';
import type { Principal } from '#core';
import { CONFIG } from '#runtime';
import { GuardedPost } from '#sources';
import { PgCollections, PgWebhooks } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { toWebhook } from './present-webhooks.ts';

@ApiTags('webhooks')
@Controller('v1/webhooks')
@AtLeast('admin')
export class WebhooksController {
  private readonly post: GuardedPost;

  constructor(
    private readonly webhooks: PgWebhooks,
    private readonly collections: PgCollections,
    @Inject(CONFIG) { fetch }: Config,
  ) {
    this.post = new GuardedPost({ ...fetch });
  }

  @Post()
  @Describe({
    summary: 'Make a webhook; its secret is shown this once',
    status: 201,
    body: WebhookBody,
    returns: NewWebhook,
    example: { url: 'https://hooks.example.org/aquifer', events: ['document.live', 'document.failed'] },
  })
  async create(
    @Asking() principal: Principal,
    @Body({ schema: WebhookBody }) body: z.infer<typeof WebhookBody>,
  ): Promise<z.infer<typeof NewWebhook>> {
    this.post.check(body.url);
    const secret = body.secret ?? `whsec_${randomBytes(32).toString('base64')}`;
    const collectionIds = await this.idsOf(principal, body.collections);
    const fields = { url: body.url, description: body.description ?? null, eventTypes: body.events ?? [], collectionIds };
    const created = await this.webhooks.create(principal, fields, secret);
    return { ...toWebhook(created), secret };
  }

  @Get()
  @Describe({ summary: 'List webhooks, newest first', returns: WebhookList })
  async list(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof WebhookList>> {
    const { items, nextCursor } = await this.webhooks.list(principal, page);
    return { items: items.map(toWebhook), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'A webhook and how it fares', returns: Webhook })
  async get(@Asking() principal: Principal, @Param('id') id: string): Promise<Webhook> {
    return toWebhook(await this.webhooks.get(principal, id));
  }

  @Patch(':id')
  @Describe({
    summary: 'Change a webhook; enabled again, it is told what waits',
    body: WebhookPatch,
    returns: Webhook,
    example: { events: ['document.live'], enabled: true },
  })
  async change(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: WebhookPatch }) body: z.infer<typeof WebhookPatch>,
  ): Promise<Webhook> {
    const { url, description, events, collections, secret, enabled } = body;
    if (url !== undefined) this.post.check(url);
    const changed = await this.webhooks.change(principal, id, {
      ...(url !== undefined && { url }),
      ...(description !== undefined && { description }),
      ...(events && { eventTypes: events }),
      ...(collections && { collectionIds: await this.idsOf(principal, collections) }),
      ...(secret !== undefined && { secret }),
      ...(enabled !== undefined && { enabled }),
    });
    return toWebhook(changed);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove a webhook with its deliveries', status: 204 })
  async remove(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.webhooks.delete(principal, id);
  }

  private async idsOf(principal: Principal, collections: readonly string[] = []): Promise<readonly string[]> {
    return collections.length === 0 ? [] : [...new Set(await this.collections.resolve(principal, collections))];
  }
}
