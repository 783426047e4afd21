import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AuditExportQuery, AuditList, AuditQuery, AuditVerdict, AuditVerifyQuery } from '#contract';
import { type Principal, toHead } from '#core';
import { type AuditEntry, PgAudit, PgAuditChain } from '#store';
import { abortOnHangUp } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { auditExport } from './audit-export.ts';

@ApiTags('audit')
@Controller('v1/audit')
@AtLeast('admin')
export class AuditController {
  constructor(
    private readonly audit: PgAudit,
    private readonly chain: PgAuditChain,
  ) {}

  @Get()
  @Describe({ summary: 'Who did what, newest first; narrowed by key, action, target and time', returns: AuditList })
  async list(
    @Asking() principal: Principal,
    @Query({ schema: AuditQuery }) { key, from, until, ...request }: z.infer<typeof AuditQuery>,
  ): Promise<z.infer<typeof AuditList>> {
    const { items, nextCursor } = await this.audit.list(principal, {
      ...request,
      keyId: key,
      from: momentOf(from),
      until: momentOf(until),
    });
    return { items: items.map(toEntry), nextCursor };
  }

  @Get('verify')
  @Describe({
    summary:
      'Walk the chain, so many rows a call, from its beginning or from a row noted earlier, and name the first that does not stand on the one before',
    returns: AuditVerdict,
  })
  async verify(
    @Asking() principal: Principal,
    @Query({ schema: AuditVerifyQuery }) { after, limit }: z.infer<typeof AuditVerifyQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditVerdict> {
    return this.chain.verify(principal, {
      after: after === undefined ? null : toHead(after),
      limit,
      signal: abortOnHangUp(request, reply),
    });
  }

  @Get('export')
  @Describe({
    summary: 'The log as NDJSON, oldest first: each line a row with its hash, the last the head of the chain',
    produces: 'application/x-ndjson',
  })
  async export(
    @Asking() principal: Principal,
    @Query({ schema: AuditExportQuery }) { after }: z.infer<typeof AuditExportQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const head = await this.chain.head(principal);
    const links = this.chain.links(principal, after, head, abortOnHangUp(request, reply));
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="audit-${head.sequence}.ndjson"`)
      .send(Readable.from(auditExport(links, head)));
  }
}

const momentOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

const toEntry = ({ at, details, ...entry }: AuditEntry): z.infer<typeof AuditList>['items'][number] => ({
  ...entry,
  details: { ...details },
  at: at.toISOString(),
});
