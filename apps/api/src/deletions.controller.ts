import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Deletion } from '#contract';
import type { Principal } from '#core';
import { PgDeletions } from '#store';
import { Describe } from './openapi.ts';
import { toDeletion } from './present-revisions.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('documents')
@Controller('v1/documents')
export class DeletionsController {
  constructor(private readonly deletions: PgDeletions) {}

  @Get(':id/deletion')
  @AtLeast('admin')
  @Describe({
    summary: 'Proof of deletion: what was removed when, and a count now of every place that could hold it; works for deleted documents',
    returns: Deletion,
  })
  async deletion(@Asking() principal: Principal, @Param('id') id: string): Promise<Deletion> {
    return toDeletion(await this.deletions.report(principal, id));
  }
}
