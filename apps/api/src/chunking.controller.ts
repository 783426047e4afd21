import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ChunkingPreview, ChunkingPreviewBody, CurrentChunking, ReprocessBody, Reprocessing } from '#contract';
import { type Collection, Embedder, type Principal } from '#core';
import { cutter } from '#ingest';
import { PgAudit, PgCollections, PgCuts, type WantedCut } from '#store';
import { Cuttings } from './cuttings.ts';
import { abortOnHangUp } from './event-stream.ts';
import { NextSteps } from './next-steps.ts';
import { Describe } from './openapi.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('collections')
@Controller('v1/collections/:collection')
export class ChunkingController {
  constructor(
    private readonly collections: PgCollections,
    private readonly cuts: PgCuts,
    private readonly cuttings: Cuttings,
    private readonly embedder: Embedder,
  ) {}

  @Get('chunking')
  @Describe({ summary: 'How documents are cut, and how many were cut otherwise', returns: CurrentChunking })
  async current(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<CurrentChunking> {
    const collection = await this.collections.find(principal, nameOrId);
    const documents = await this.cuts.count(principal, collection.id, wantedBy(collection));
    const { settings, settingsVersion } = collection;
    return { chunking: { ...settings.chunking }, settingsVersion, maxTokens: this.embedder.maxTokens, documents: { ...documents } };
  }

  @Post('chunking/preview')
  @HttpCode(200)
  @Describe({
    summary: 'How a document or a text would be cut; nothing is stored or embedded',
    body: ChunkingPreviewBody,
    returns: ChunkingPreview,
    example: { text: '# Tea\n\nGreen tea wants water of 80 °C.', mediaType: 'text/markdown', chunking: { targetTokens: 128 } },
  })
  async preview(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: ChunkingPreviewBody }) body: ChunkingPreviewBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ChunkingPreview>> {
    const collection = await this.collections.find(principal, nameOrId);
    return this.cuttings.preview({ principal, collection, body }, abortOnHangUp(reply.request, reply));
  }
}

@ApiTags('collections')
@Controller('v1/collections/:collection')
export class ReprocessController {
  constructor(
    private readonly collections: PgCollections,
    private readonly cuts: PgCuts,
    private readonly next: NextSteps,
    private readonly audit: PgAudit,
  ) {}

  @Post('reprocess')
  @AtLeast('editor')
  @HttpCode(202)
  @Describe({
    summary:
      'Cut live documents again from their stored files, as the settings now say; readers see the old revision until the new one is whole',
    status: 202,
    body: ReprocessBody,
    returns: Reprocessing,
    example: { all: true },
  })
  async reprocess(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: ReprocessBody }) { all }: ReprocessBody,
  ): Promise<Reprocessing> {
    const collection = await this.collections.find(principal, nameOrId);
    const cut = wantedBy(collection);
    // Before the first of thousands: who is cut off in between leaves documents cut anew.
    await this.audit.record(principal, 'collection.reprocess', collection.id, { all, settingsVersion: collection.settingsVersion });
    let queued = 0;
    for await (const revisionIds of this.cuts.cutAgain(principal, collection.id, { cut, all })) {
      await this.next.begin('parse', revisionIds);
      queued += revisionIds.length;
    }
    const { current, moving, failed } = await this.cuts.count(principal, collection.id, cut);
    return { queued, current, moving, failed };
  }
}

function wantedBy({ settings }: Collection): WantedCut {
  return { cutter, ...settings.chunking };
}
