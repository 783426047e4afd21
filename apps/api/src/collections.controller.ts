import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  Collection,
  CollectionBody,
  CollectionList,
  CollectionPatch,
  FieldList,
  Page,
  Progress,
  SettingsHistory,
  SettingsRollback,
} from '#contract';
import { type CollectionSettings, defaultCollectionSettings, type Principal } from '#core';
import { Configurations } from '#runtime';
import { PgCollections, PgDocuments, PgFields } from '#store';
import { Describe } from './openapi.ts';
import { Asking, AtLeast } from './principal.ts';
import { settingsOf, toCollection, toField, toSettings } from './present.ts';
import { sendProgress } from './progress.ts';

@ApiTags('collections')
@Controller('v1/collections')
export class CollectionsController {
  @Inject(Configurations) private readonly configurations!: Configurations;

  constructor(
    private readonly collections: PgCollections,
    private readonly documents: PgDocuments,
    private readonly fields: PgFields,
  ) {}

  @Post()
  @AtLeast('editor')
  @Describe({ summary: 'Make a collection', status: 201, body: CollectionBody, returns: Collection, example: { name: 'handbook' } })
  async create(
    @Asking() principal: Principal,
    @Body({ schema: CollectionBody }) body: z.infer<typeof CollectionBody>,
  ): Promise<Collection> {
    return toCollection(await this.collections.create(principal, body.name, { ...this.cutAsServed(), ...settingsOf(body) }));
  }

  @Get()
  @Describe({ summary: 'List collections', returns: CollectionList })
  async list(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof CollectionList>> {
    const { items, nextCursor } = await this.collections.list(principal, page);
    return { items: items.map(toCollection), nextCursor };
  }

  @Get(':collection')
  @Describe({ summary: 'One collection, by name or id', returns: Collection })
  async one(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<Collection> {
    return toCollection(await this.collections.get(principal, nameOrId));
  }

  @Patch(':collection')
  @AtLeast('editor')
  @Describe({
    summary: 'Change a collection: its name, how its documents are cut, how long revisions and answers keep, its metadata fields',
    body: CollectionPatch,
    returns: Collection,
    example: { name: 'handbook-2026', staleAfter: 15_552_000 },
  })
  async change(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: CollectionPatch }) body: CollectionPatch,
  ): Promise<Collection> {
    return toCollection(await this.collections.change(principal, nameOrId, { name: body.name, settings: settingsOf(body) }));
  }

  @Get(':collection/settings')
  @Describe({ summary: "Every version of a collection's settings, newest first", returns: SettingsHistory })
  async settings(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<z.infer<typeof SettingsHistory>> {
    const versions = await this.collections.settingsHistory(principal, nameOrId);
    return { items: versions.map((version) => ({ ...version, settings: toSettings(version.settings), at: version.at.toISOString() })) };
  }

  @Post(':collection/settings/rollback')
  @AtLeast('editor')
  @HttpCode(200)
  @Describe({
    summary: 'Give the collection the settings of an earlier version again, as a new version',
    body: SettingsRollback,
    returns: Collection,
    example: { version: 1 },
  })
  async rollBack(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: SettingsRollback }) { version }: z.infer<typeof SettingsRollback>,
  ): Promise<Collection> {
    const changed = await this.collections.restoreSettings(principal, nameOrId, version);
    return toCollection(changed);
  }

  @Get(':collection/fields')
  @Describe({ summary: 'What its documents can be filtered by: fields, their kinds, ranges and commonest values', returns: FieldList })
  async fieldsOf(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<FieldList> {
    const { id, settings } = await this.collections.find(principal, nameOrId);
    const figures = await this.fields.of(principal, id);
    return { items: figures.map((figure) => toField(figure, settings.fields)) };
  }

  @Delete(':collection')
  @AtLeast('admin')
  @HttpCode(204)
  @Describe({ summary: 'Delete a collection with every document in it', status: 204 })
  async remove(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<void> {
    await this.collections.delete(principal, nameOrId, this.documents);
  }

  @Get(':collection/progress')
  @Describe({ summary: 'Counts per status, rate and time left; server-sent events with accept: text/event-stream', returns: Progress })
  async progress(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.collections.find(principal, nameOrId);
    await sendProgress(reply, () => this.documents.progress(principal, id));
  }

  /** A new collection is cut as the configuration that is served says. */
  private cutAsServed(): Partial<CollectionSettings> {
    const { chunking } = this.configurations.current.version.settings;
    return isDeepStrictEqual(chunking, defaultCollectionSettings.chunking) ? {} : { chunking };
  }
}
