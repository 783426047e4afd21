import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Key, KeyBody, KeyList, KeyPatch, Me, NewKey, Page } from '#contract';
import { Fault, type Principal } from '#core';
import { PgKeys, PgModelAllowance, type StoredKey } from '#store';
import { Describe } from './openapi.ts';
import { toKey } from './present-operations.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('keys')
@Controller('v1')
export class KeysController {
  constructor(
    private readonly keys: PgKeys,
    private readonly allowance: PgModelAllowance,
  ) {}

  @Get('me')
  @Describe({ summary: 'Who you are to this service', returns: Me })
  me(@Asking() principal: Principal): Me {
    return { ...principal, groups: [...principal.groups], keyless: principal.keyId === null };
  }

  @Get('keys')
  @AtLeast('admin')
  @Describe({ summary: 'List API keys, with their limits and what they used', returns: KeyList })
  async list(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof KeyList>> {
    const { items, nextCursor } = await this.keys.list(principal, page);
    return { items: await this.withUse(items), nextCursor };
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
    const { name, role, groups, mcpTools = null, ...limits } = body;
    const fields = { name, role, groups, mcpTools, limits: setOf(limits) };
    const created = await this.keys.create(principal.organisationId, fields, principal);
    return { ...toKey(created), key: created.key };
  }

  @Patch('keys/:id')
  @AtLeast('admin')
  @Describe({
    summary: 'Change what a key may use, and which tools over the Model Context Protocol',
    body: KeyPatch,
    returns: Key,
    example: { tokensPerDay: 100_000, computeSecondsPerDay: null },
  })
  async change(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: KeyPatch }) body: z.infer<typeof KeyPatch>,
  ): Promise<Key> {
    const changed = await this.keys.change(principal, id, setOf(body));
    const [key] = await this.withUse([changed]);
    return key ?? toKey(changed);
  }

  @Delete('keys/:id')
  @AtLeast('admin')
  @HttpCode(204)
  @Describe({ summary: 'Revoke an API key at once', status: 204 })
  async revoke(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.keys.revoke(principal, id);
  }

  private async withUse(keys: readonly StoredKey[]): Promise<Key[]> {
    const uses = await this.allowance.useOf(keys.map(({ id }) => id));
    return keys.map((key) => toKey(key, uses.get(key.id)));
  }
}

/** What a body names, and nothing else. */
function setOf<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
