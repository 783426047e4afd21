import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { EventList, EventQuery } from '#contract';
import type { Principal } from '#core';
import { PgEvents, PgKeys } from '#store';
import { abortOnHangUp, EventStream } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { holderOf } from '../holder-of.ts';
import { Asking } from '../principal.ts';
import { followEvents } from './follow-events.ts';
import { toEvent } from './present-webhooks.ts';

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly events: PgEvents,
    private readonly keys: PgKeys,
  ) {}

  @Get()
  @Describe({
    summary: 'What happened, newest first, or oldest first behind an event; server-sent events with accept: text/event-stream',
    returns: EventList,
  })
  async list(
    @Asking() principal: Principal,
    @Query({ schema: EventQuery }) query: EventQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = { types: query.type, documentId: query.documentId };
    if (!request.headers.accept?.includes('text/event-stream')) return void reply.send(await this.page(principal, query));
    const asked = request.headers['last-event-id'];
    const after = (typeof asked === 'string' && asked !== '' ? asked : query.after) ?? null;
    using stream = new EventStream(reply);
    const principalNow = async () => (await holderOf(request, this.keys))?.principal ?? null;
    await followEvents(stream, { events: this.events, principal, principalNow, filter, after }, abortOnHangUp(request, reply));
  }

  private async page(principal: Principal, query: EventQuery): Promise<z.infer<typeof EventList>> {
    const filter = { types: query.type, documentId: query.documentId, limit: query.limit };
    if (query.after !== undefined) {
      const items = await this.events.after(principal, query.after, filter);
      return { items: items.map(toEvent), nextCursor: null };
    }
    const { items, nextCursor } = await this.events.list(principal, { ...filter, cursor: query.cursor });
    return { items: items.map(toEvent), nextCursor };
  }
}
