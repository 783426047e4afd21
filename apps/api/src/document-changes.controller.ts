import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Document, DocumentPatch } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgDocuments } from '#store';
import { NextSteps } from './next-steps.ts';
import { Describe } from './openapi.ts';
import { toDocument, toPatch } from './present.ts';
import { Asking, AtLeast } from './principal.ts';
import { redactedFields } from './personal-data/redacted-fields.ts';
import { typedMetadata } from './typed-metadata.ts';

@ApiTags('documents')
@Controller('v1/documents')
export class DocumentChangesController {
  constructor(
    private readonly documents: PgDocuments,
    private readonly collections: PgCollections,
    private readonly next: NextSteps,
  ) {}

  @Patch(':id')
  @AtLeast('editor')
  @Describe({
    summary: 'Change title, metadata, access or validity',
    body: DocumentPatch,
    returns: Document,
    example: {
      title: 'All about tea',
      metadata: { shelf: 3 },
      access: { public: false, groups: ['kitchen'] },
      validUntil: '2030-01-01T00:00:00Z',
    },
  })
  async change(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: DocumentPatch }) body: DocumentPatch,
  ): Promise<Document> {
    const { collectionId } = await this.documents.get(principal, id);
    const { settings } = await this.collections.find(principal, collectionId);
    const metadata = body.metadata && typedMetadata(body.metadata, settings.fields);
    await this.documents.patch(principal, id, toPatch(redactedFields({ ...body, ...(metadata && { metadata }) }, settings.personalData)));
    return toDocument(await this.documents.get(principal, id));
  }

  @Delete(':id')
  @AtLeast('editor')
  @HttpCode(204)
  @Describe({ summary: 'Delete a document; when the call returns it is gone from every index', status: 204 })
  async remove(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.documents.delete(principal, id);
  }

  @Post(':id/verify')
  @AtLeast('editor')
  @HttpCode(200)
  @Describe({ summary: 'Say that a document was looked at and is still right: its time until stale starts anew', returns: Document })
  async verify(@Asking() principal: Principal, @Param('id') id: string): Promise<Document> {
    await this.documents.verify(principal, id);
    return toDocument(await this.documents.get(principal, id));
  }

  @Post(':id/retry')
  @AtLeast('editor')
  @HttpCode(202)
  @Describe({ summary: 'Try a failed document again', status: 202, returns: Document })
  async retry(@Asking() principal: Principal, @Param('id') id: string): Promise<Document> {
    const { revisionId, step } = await this.documents.retry(principal, id);
    await this.next.begin(step, [revisionId]);
    return toDocument(await this.documents.get(principal, id));
  }
}
