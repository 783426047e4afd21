import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Document, DocumentList, DocumentQuery, Page, RevisionList } from '#contract';
import { BlobStore, type Principal } from '#core';
import { PgCollections, PgDocuments } from '#store';
import { Describe } from './openapi.ts';
import { toDocument, toHistory } from './present.ts';
import { Asking } from './principal.ts';
import { Ordinal } from './ordinal.pipe.ts';
import { typedFilter } from './typed-metadata.ts';

@ApiTags('documents')
@Controller('v1')
export class DocumentsController {
  constructor(
    private readonly documents: PgDocuments,
    private readonly collections: PgCollections,
    private readonly blobs: BlobStore,
  ) {}

  @Get('collections/:collection/documents')
  @Describe({ summary: 'List documents, newest first', returns: DocumentList })
  async list(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Query({ schema: DocumentQuery }) query: z.infer<typeof DocumentQuery>,
  ): Promise<z.infer<typeof DocumentList>> {
    const collection = await this.collections.find(principal, nameOrId);
    const { items, nextCursor } = await this.documents.list(principal, {
      ...query,
      collectionId: collection.id,
      filter: query.filter && typedFilter(query.filter, await this.collections.declaredDates(principal, [collection.id])),
    });
    return { items: items.map(toDocument), nextCursor };
  }

  @Get('documents/:id')
  @Describe({ summary: 'One document with its newest revision', returns: Document })
  async one(@Asking() principal: Principal, @Param('id') id: string): Promise<Document> {
    return toDocument(await this.documents.get(principal, id));
  }

  @Get('documents/:id/revisions')
  @Describe({ summary: 'Revisions, newest first', returns: RevisionList })
  async revisions(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: Page }) page: Page,
  ): Promise<z.infer<typeof RevisionList>> {
    const { items, nextCursor } = await this.documents.revisions(principal, id, page);
    return { items: items.map(toHistory), nextCursor };
  }

  @Get('documents/:id/revisions/:number/text')
  @Describe({ summary: 'The canonical text that every span counts in, as text/plain', produces: 'text/plain' })
  async text(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Param('number', Ordinal) number: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text } = await this.documents.text(principal, id, number);
    await reply.type('text/plain; charset=utf-8').send(text);
  }

  @Get('documents/:id/revisions/:number/file')
  @Describe({ summary: 'The bytes as they were uploaded', produces: 'application/octet-stream' })
  async file(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Param('number', Ordinal) number: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sha256, fileName } = await this.documents.file(principal, id, number);
    const content = await this.blobs.read(sha256);
    // Never rendered here: a stored page must not run as if it were ours.
    const headers = {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
    };
    await reply.headers(headers).type('application/octet-stream').send(content);
  }
}
