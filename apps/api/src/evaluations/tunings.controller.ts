import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Collection, Page, Tuning, TuningBody, TuningList } from '#contract';
import { Fault, type Principal } from '#core';
import { tuningGrid } from '#quality';
import { configurationOf, RUNTIME, type Runtime, TUNINGS } from '#runtime';
import { PgCollections, type PgEvaluations } from '#store';
import { Describe } from '../openapi.ts';
import { toCollection } from '../present.ts';
import { sendProgress } from '../progress.ts';
import { Asking, AtLeast } from '../principal.ts';
import { proposalOf, toTuning } from './present-tunings.ts';
import { searchedAs } from './searched-as.ts';

@ApiTags('evaluations')
@Controller('v1/collections/:collection/tunings')
@AtLeast('editor')
export class TuningsController {
  constructor(
    @Inject(TUNINGS) private readonly tunings: PgEvaluations,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly collections: PgCollections,
  ) {}

  @Post()
  @HttpCode(202)
  @Describe({
    summary: "Try other ranking settings on a collection's golden questions, in the background; nothing changes by it",
    status: 202,
    body: TuningBody,
    returns: Tuning,
    example: { note: 'before the release' },
  })
  async ask(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: TuningBody }) { note, groups, synthetic }: TuningBody,
  ): Promise<Tuning> {
    const asker = searchedAs(principal, groups);
    const { id, settings } = await this.collections.find(principal, nameOrId);
    const { rerank, candidatesPerLeg } = this.runtime.configurations.current.retriever.settings;
    const wanted = tuningGrid(settings.ranking, {
      rerankShare: rerank.id === null ? null : rerank.share,
      rerankDepth: rerank.depth,
      candidates: candidatesPerLeg,
    });
    const run = await this.tunings.ask(principal, { collectionId: id, note: note || null, asker, synthetic, wanted });
    return toTuning(run);
  }

  @Get()
  @Describe({ summary: 'Tunings of a collection, newest first', returns: TuningList })
  async list(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Query({ schema: Page }) page: Page,
  ): Promise<z.infer<typeof TuningList>> {
    const { id } = await this.collections.find(principal, nameOrId);
    const { items, nextCursor } = await this.tunings.list(principal, id, page);
    return { items: items.map(toTuning), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'A tuning: how far it is, and what it proposes', returns: Tuning })
  async get(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Param('id') id: string): Promise<Tuning> {
    return toTuning(await this.find(principal, nameOrId, id));
  }

  @Get(':id/progress')
  @Describe({ summary: 'The tuning as it goes on; server-sent events with accept: text/event-stream', returns: Tuning })
  async progress(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendProgress(reply, async () => toTuning(await this.find(principal, nameOrId, id)));
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Describe({
    summary:
      'Give the collection the ranking that a tuning proposes; its scores stay with the configuration. One that proposes none changes nothing',
    returns: Collection,
  })
  async apply(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Param('id') id: string): Promise<Collection> {
    const run = await this.find(principal, nameOrId, id);
    const proposal = proposalOf(run);
    if (run.status !== 'done' || !proposal)
      throw new Fault('conflict', `The tuning ${id} is ${run.status}: there is nothing to apply yet.`);
    const ranking = proposal.chosen.setting;
    const before = await this.collections.get(principal, nameOrId);
    const isTaken = run.appliedConfigurationId !== null && isDeepStrictEqual(before.settings.ranking, ranking);
    if (proposal.verdict === 'keep' || isTaken) return toCollection(before);
    if (!isDeepStrictEqual(before.settings.ranking, proposal.served.setting))
      throw new Fault('conflict', `The ranking of "${before.name}" was changed since the tuning ${id} was asked for; tune it again.`);
    const configurationId = await configurationOf(this.runtime.configurations.current, this.runtime.traces, {
      ...before,
      settings: { ...before.settings, ranking },
    });
    const { difference, interval } = proposal.crossValidated ?? {};
    await this.tunings.apply(principal, id, { collection: before, ranking, configurationId, evidence: { difference, interval } });
    return toCollection(await this.collections.get(principal, before.id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove a tuning; one under way stops, what was applied stays', status: 204 })
  async remove(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Param('id') id: string): Promise<void> {
    await this.find(principal, nameOrId, id);
    await this.tunings.delete(principal, id);
  }

  private async find(principal: Principal, nameOrId: string, id: string): ReturnType<PgEvaluations['get']> {
    const { name } = await this.collections.find(principal, nameOrId);
    const run = await this.tunings.get(principal, id);
    if (run.collection !== name) throw new Fault('not_found', `There is no tuning ${id} of "${name}".`);
    return run;
  }
}
