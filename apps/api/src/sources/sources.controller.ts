import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Source, SourceBody, SourceList, SourcePatch, SourceQuery, SourceRemoval, SourceRemoved } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgDocuments, PgSources } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { toSource } from './present-source.ts';
import { SourceBook } from './source-book.ts';

@ApiTags('sources')
@Controller('v1/sources')
@AtLeast('editor')
export class SourcesController {
  constructor(
    private readonly book: SourceBook,
    private readonly sources: PgSources,
    private readonly collections: PgCollections,
  ) {}

  @Post()
  @Describe({
    summary: 'Make a source: what it holds is fetched now and kept fresh by schedule',
    status: 201,
    body: SourceBody,
    returns: Source,
    example: {
      kind: 'url',
      name: 'Tea times',
      collection: 'handbook',
      settings: { urls: ['https://handbook.example/tea'] },
      schedule: { every: '6h' },
      graceDays: 14,
    },
  })
  async create(@Asking() principal: Principal, @Body({ schema: SourceBody }) body: SourceBody): Promise<Source> {
    const source = await this.book.create(principal, body);
    return toSource(source);
  }

  @Get()
  @Describe({ summary: 'List sources, newest first', returns: SourceList })
  async list(
    @Asking() principal: Principal,
    @Query({ schema: SourceQuery }) { collection, ...page }: z.infer<typeof SourceQuery>,
  ): Promise<z.infer<typeof SourceList>> {
    const collectionId = collection === undefined ? undefined : (await this.collections.find(principal, collection)).id;
    const { items, nextCursor } = await this.sources.list(principal, { ...page, collectionId });
    return { items: items.map(toSource), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'One source: what is fetched again, when it last changed, what it last said', returns: Source })
  async one(@Asking() principal: Principal, @Param('id') id: string): Promise<Source> {
    return toSource(await this.sources.get(principal, id));
  }

  @Patch(':id')
  @Describe({
    summary: 'Change a source: its settings, schedule, secret, grace period or who may see its documents',
    body: SourcePatch,
    returns: Source,
    example: { schedule: { cron: '30 3 * * *', timeZone: 'Europe/Berlin' }, staleAfter: 2_592_000 },
  })
  async change(@Asking() principal: Principal, @Param('id') id: string, @Body({ schema: SourcePatch }) body: SourcePatch): Promise<Source> {
    const source = await this.book.change(principal, id, body);
    return toSource(source);
  }
}

@ApiTags('sources')
@Controller('v1/sources')
@AtLeast('editor')
export class SourceRemovalController {
  constructor(
    private readonly book: SourceBook,
    private readonly sources: PgSources,
    private readonly documents: PgDocuments,
  ) {}

  @Delete(':id')
  @HttpCode(200)
  @Describe({
    summary: 'Delete a source; its documents are kept as if they had been uploaded, or deleted, as you say',
    returns: SourceRemoved,
  })
  async remove(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: SourceRemoval }) { documents }: z.infer<typeof SourceRemoval>,
  ): Promise<z.infer<typeof SourceRemoved>> {
    const { deleted: deletedDocuments, kept: keptDocuments } = await this.sources.delete(
      principal,
      id,
      documents === 'delete' ? this.documents : null,
    );
    await this.book.forget(id);
    return { deletedDocuments, keptDocuments };
  }
}
