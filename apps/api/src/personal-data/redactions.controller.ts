import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Redactions } from '#contract';
import type { Principal } from '#core';
import { PgAudit, PgRedactions } from '#store';
import { Describe } from '../openapi.ts';
import { Ordinal } from '../ordinal.pipe.ts';
import { Asking, AtLeast } from '../principal.ts';

@ApiTags('documents')
@Controller('v1/documents/:id/revisions/:number/redactions')
export class RedactionsController {
  constructor(
    private readonly redactions: PgRedactions,
    private readonly audit: PgAudit,
  ) {}

  @Get()
  @AtLeast('admin')
  @Describe({ summary: 'What was taken out of a revision, for administrators; each call is in the audit log', returns: Redactions })
  async reveal(@Asking() principal: Principal, @Param('id') id: string, @Param('number', Ordinal) number: number): Promise<Redactions> {
    const items = await this.redactions.reveal(principal, id, number);
    await this.audit.record(principal, 'redactions.reveal', id, { revision: number, values: items.length });
    return { items };
  }
}
