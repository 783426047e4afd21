import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DuplicateList, Page } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgDuplicates } from '#store';
import { Describe } from './openapi.ts';
import { Asking } from './principal.ts';

@ApiTags('documents')
@Controller('v1/collections')
export class DuplicatesController {
  constructor(
    private readonly collections: PgCollections,
    private readonly duplicates: PgDuplicates,
  ) {}

  @Get(':collection/duplicates')
  @Describe({ summary: 'Groups of documents that say nearly the same', returns: DuplicateList })
  async list(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Query({ schema: Page }) page: Page,
  ): Promise<DuplicateList> {
    const collection = await this.collections.find(principal, nameOrId);
    const { items, nextCursor } = await this.duplicates.groups(principal, collection.id, page);
    const groups = items.map(({ documents }) => ({
      documents: documents.map((document, index) => ({ ...document, liveAt: document.liveAt.toISOString(), newest: index === 0 })),
    }));
    return { items: groups, nextCursor };
  }
}
