import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  ActivationBody,
  Configuration,
  ConfigurationActivations,
  ConfigurationBody,
  ConfigurationDiff,
  ConfigurationList,
  ConfigurationDiffQuery,
  Page,
  ConfigurationRollbackBody,
  Switched,
} from '#contract';
import type { Principal } from '#core';
import { Configurations } from '#runtime';
import { type Activated, PgAudit, PgConfigurations, type StoredVersion } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { toActivation, toConfiguration, toDiff } from './present-configurations.ts';

/** They hold for the whole installation: an admin's to see and to change. */
@ApiTags('configurations')
@Controller('v1/configurations')
@AtLeast('admin')
export class ConfigurationsController {
  constructor(
    private readonly configurations: Configurations,
    private readonly stored: PgConfigurations,
    private readonly audit: PgAudit,
  ) {}

  @Post()
  @Describe({
    summary: 'Make an immutable version of everything that decides answers; the same body again is the same version. Nothing changes by it',
    status: 201,
    otherwise: 'There was one with this body already, which keeps its name; nothing was made',
    body: ConfigurationBody,
    returns: Configuration,
    example: { name: 'stricter', note: 'fewer wrong answers', overrides: { answers: { threshold: 0.74 } } },
  })
  async make(
    @Asking() principal: Principal,
    @Body({ schema: ConfigurationBody }) body: ConfigurationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Configuration> {
    const { name, note = null, from = null, overrides } = body;
    const made = await this.configurations.make(principal, { name, note: note || null, from, overrides });
    if (made.isNew) await this.audit.record(principal, 'configuration.create', made.id, { name: made.name, overrides });
    else void reply.status(200);
    return this.present(principal, made);
  }

  @Get()
  @Describe({
    summary:
      'Configurations, newest first, with what evaluations came to under each; who made it and the note, where that was of your organisation',
    returns: ConfigurationList,
  })
  async list(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<ConfigurationList> {
    const { items, nextCursor } = await this.stored.list(principal, page);
    const scores = await this.stored.scores(
      principal,
      items.map(({ id }) => id),
    );
    return {
      items: items.map((version) => this.shown(version, scores.get(version.id) ?? [])),
      nextCursor,
      active: this.configurations.current.version.id,
      started: this.configurations.started.version.id,
      rollsBackTo: await this.stored.before(),
      warnings: [...this.configurations.warnings],
    };
  }

  @Get('activations')
  @Describe({
    summary: 'What was served since when, newest first; who made it so, why, and its scores, where that was of your organisation',
    returns: ConfigurationActivations,
  })
  async history(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof ConfigurationActivations>> {
    const { items, nextCursor } = await this.stored.history(principal, page);
    return { items: items.map(toActivation), nextCursor };
  }

  @Post('rollback')
  @HttpCode(200)
  @Describe({
    summary: 'Serve again what was served before, one step back; questions under way end with what they began with',
    body: ConfigurationRollbackBody,
    returns: Switched,
    example: { reason: 'too many questions abstained' },
  })
  async rollBack(
    @Asking() principal: Principal,
    @Body({ schema: ConfigurationRollbackBody }) body: ConfigurationRollbackBody,
  ): Promise<Switched> {
    const { reason, from = null } = body;
    return this.switching(() => this.configurations.rollBack(principal, from, reason || null));
  }

  @Get(':id')
  @Describe({ summary: 'One configuration', returns: Configuration })
  async get(@Asking() principal: Principal, @Param('id') id: string): Promise<Configuration> {
    return this.present(principal, await this.stored.get(principal, id));
  }

  @Get(':id/diff')
  @Describe({ summary: 'What another configuration has otherwise: settings, and prompts line by line', returns: ConfigurationDiff })
  async diff(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: ConfigurationDiffQuery }) { with: other }: z.infer<typeof ConfigurationDiffQuery>,
  ): Promise<ConfigurationDiff> {
    const [before, after] = [id, other ?? this.configurations.current.version.id];
    return toDiff(await this.stored.get(principal, before), await this.stored.get(principal, after));
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Describe({
    summary: 'Serve this configuration from now on; questions under way end with what they began with',
    body: ActivationBody,
    returns: Switched,
    example: { reason: 'better on the golden questions' },
  })
  async activate(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ActivationBody }) { reason }: ActivationBody,
  ): Promise<Switched> {
    return this.switching(() => this.configurations.activate(principal, id, reason || null));
  }

  private async switching(change: () => Promise<Activated>): Promise<Switched> {
    const startedAt = performance.now();
    const { version, scores } = await change();
    return { active: this.shown(version, scores), ms: performance.now() - startedAt };
  }

  private async present(principal: Principal, version: StoredVersion): Promise<Configuration> {
    const scores = await this.stored.scores(principal, [version.id]);
    return this.shown(version, scores.get(version.id) ?? []);
  }

  private shown(version: StoredVersion, scores: Parameters<typeof toConfiguration>[1]['scores']): Configuration {
    const isActive = this.configurations.current.version.id === version.id;
    return toConfiguration(version, { scores, isActive, problems: this.configurations.problems(version) });
  }
}
