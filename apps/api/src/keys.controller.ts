import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AuditList, Key, KeyBody, KeyList, KeyPatch, Me, NewKey, Page } from '#contract';
import { Fault, type Principal } from '#core';
import { PgAudit, PgKeys } from '#store';
import { Describe } from './openapi.ts';
import { toKey } from './present-operations.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('keys')
@Controller('v1')
export class KeysController {
  constructor(
    private readonly keys: PgKeys,
    private readonly audit: PgAudit,
  ) {}

  @Get('me')
  @Describe({ summary: 'Who you are to this service', returns: Me })
  me(@Asking() principal: Principal): Me {
    return { ...principal, groups: [...principal.groups], keyless: principal.keyId === null };
  }

  @Get('keys')
  @AtLeast('admin')
  @Describe({ summary: 'List API keys', returns: KeyList })
  async list(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof KeyList>> {
    const { items, nextCursor } = await this.keys.list(principal, page);
    return { items: items.map(toKey), nextCursor };
  }

  @Post('keys')
  @AtLeast('admin')
  @Describe({
    summary: 'Make an API key; it is shown this once',
    status: 201,
    body: KeyBody,
    returns: NewKey,
    example: { name: 'laptop', role: 'admin' },
  })
  async create(@Asking() principal: Principal, @Body({ schema: KeyBody }) body: z.infer<typeof KeyBody>): Promise<z.infer<typeof NewKey>> {
    if (principal.keyId === null && body.role !== 'admin')
      throw new Fault(
        'bad_request',
        'the first key must have the role "admin": it ends keyless access, and without an admin nobody could make another',
      );
    const created = await this.keys.create(principal.organisationId, {
      ...body,
      requestsPerMinute: body.requestsPerMinute ?? null,
      mcpTools: body.mcpTools ?? null,
    });
    await this.audit.record(principal, 'key.create', created.id, { name: body.name, role: body.role, mcpTools: created.mcpTools });
    return { ...toKey(created), key: created.key };
  }

  @Patch('keys/:id')
  @AtLeast('admin')
  @Describe({
    summary: 'Change which tools a key may use over the Model Context Protocol',
    body: KeyPatch,
    returns: Key,
    example: { mcpTools: ['search', 'read'] },
  })
  async change(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: KeyPatch }) { mcpTools }: z.infer<typeof KeyPatch>,
  ): Promise<Key> {
    const changed = await this.keys.changeTools(principal, id, mcpTools);
    await this.audit.record(principal, 'key.change', id, { mcpTools });
    return toKey(changed);
  }

  @Delete('keys/:id')
  @AtLeast('admin')
  @HttpCode(204)
  @Describe({ summary: 'Revoke an API key at once', status: 204 })
  async revoke(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.keys.revoke(principal, id);
    await this.audit.record(principal, 'key.revoke', id);
  }

  @Get('audit')
  @AtLeast('admin')
  @Describe({ summary: 'Administrative acts, newest first', returns: AuditList })
  async audits(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof AuditList>> {
    const { items, nextCursor } = await this.audit.list(principal, page);
    return { items: items.map(({ at, details, ...entry }) => ({ ...entry, details: { ...details }, at: at.toISOString() })), nextCursor };
  }
}
