import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  ComparisonQuery,
  EvaluatedQuery,
  EvaluatedQuestions,
  Evaluation,
  EvaluationBody,
  EvaluationComparison,
  EvaluationList,
  EvaluationPatch,
  EvaluationsQuery,
  MeasuredConfiguration,
  OnlineMeasures,
  OnlineQuery,
} from '#contract';
import { Fault, type Principal } from '#core';
import { type SettingChange, settingsThatDiffer } from '#quality';
import { Configurations, TUNINGS } from '#runtime';
import { type EvaluationResult, type EvaluationRun, PgCollections, PgEvaluations, PgOnlineMeasures } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { sendProgress } from '../progress.ts';
import {
  resultOf,
  toComparison,
  toEvaluatedQuestion,
  toEvaluation,
  toMeasuredConfiguration,
  toOnlineMeasures,
} from './present-evaluations.ts';
import { searchedAs } from './searched-as.ts';

@ApiTags('evaluations')
@Controller('v1/evaluations')
@AtLeast('editor')
export class EvaluationsController {
  @Inject(TUNINGS) private readonly tunings!: PgEvaluations;
  @Inject(Configurations) private readonly configurations!: Configurations;

  constructor(
    private readonly evaluations: PgEvaluations,
    private readonly online: PgOnlineMeasures,
    private readonly collections: PgCollections,
  ) {}

  @Post()
  @HttpCode(202)
  @Describe({
    summary: "Run a collection's golden questions through search, in the background",
    status: 202,
    body: EvaluationBody,
    returns: Evaluation,
    example: { collection: 'handbook', note: 'as it is' },
  })
  async ask(
    @Asking() principal: Principal,
    @Body({ schema: EvaluationBody }) { collection, note, groups, configuration }: EvaluationBody,
  ): Promise<Evaluation> {
    const asker = searchedAs(principal, groups);
    const { id } = await this.collections.find(principal, collection);
    const versionId = configuration === undefined ? null : await this.versionOf(principal, configuration);
    const run = await this.evaluations.ask(principal, { collectionId: id, note: note || null, asker, versionId });
    return toEvaluation(run);
  }

  @Get()
  @Describe({ summary: 'Evaluations, newest first', returns: EvaluationList })
  async list(
    @Asking() principal: Principal,
    @Query({ schema: EvaluationsQuery }) query: z.infer<typeof EvaluationsQuery>,
  ): Promise<z.infer<typeof EvaluationList>> {
    const page = await this.evaluations.list(principal, await this.collectionId(principal, query.collection), query);
    return { items: page.items.map(toEvaluation), nextCursor: page.nextCursor };
  }

  @Get('online')
  @Describe({ summary: 'How good retrieval is by what answers cited and what people said, per day', returns: OnlineMeasures })
  async measures(
    @Asking() principal: Principal,
    @Query({ schema: OnlineQuery }) { collection, days, first }: z.infer<typeof OnlineQuery>,
  ): Promise<OnlineMeasures> {
    const collectionId = await this.collectionId(principal, collection);
    return toOnlineMeasures(await this.online.read(principal, { days, first, collectionId }), first);
  }

  @Get('configurations/:id')
  @Describe({ summary: 'Settings that evaluations ran under, with the scores they were released with', returns: MeasuredConfiguration })
  async configuration(@Asking() principal: Principal, @Param('id') id: string): Promise<MeasuredConfiguration> {
    const { released } = await this.tunings.configuration(principal, id);
    return toMeasuredConfiguration(await this.evaluations.configuration(principal, id), released);
  }

  @Get(':id')
  @Describe({ summary: 'An evaluation: how far it is, and its figures', returns: Evaluation })
  async get(@Asking() principal: Principal, @Param('id') id: string): Promise<Evaluation> {
    return toEvaluation(await this.evaluations.get(principal, id));
  }

  @Get(':id/progress')
  @Describe({ summary: 'The evaluation as it goes on; server-sent events with accept: text/event-stream', returns: Evaluation })
  async progress(@Asking() principal: Principal, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendProgress(reply, async () => toEvaluation(await this.evaluations.get(principal, id)));
  }

  @Get(':id/questions')
  @Describe({ summary: 'What each question came to', returns: EvaluatedQuestions })
  async questions(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: EvaluatedQuery }) { order, ...page }: z.infer<typeof EvaluatedQuery>,
  ): Promise<z.infer<typeof EvaluatedQuestions>> {
    await this.evaluations.get(principal, id);
    const { items, nextCursor } = await (order === 'worst'
      ? this.evaluations.worst(principal, id, page)
      : this.evaluations.results(principal, id, page));
    const titles = await this.titlesOf(principal, items);
    return { items: items.map((item) => toEvaluatedQuestion(item, titles)), nextCursor };
  }

  @Get(':id/against/:other')
  @Describe({ summary: 'The evaluation less the other, question by question', returns: EvaluationComparison })
  async compare(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Param('other') other: string,
    @Query({ schema: ComparisonQuery }) { stage }: z.infer<typeof ComparisonQuery>,
  ): Promise<EvaluationComparison> {
    const first = await this.doneOne(principal, other);
    const second = await this.doneOne(principal, id);
    const firstResults = await this.evaluations.allResults(principal, other);
    const secondResults = await this.evaluations.allResults(principal, id);
    const titles = await this.titlesOf(principal, [...firstResults, ...secondResults]);
    const changes = await this.changesBetween(principal, first, second);
    return toComparison({ first, second, firstResults, secondResults, stage, titles, changes });
  }

  @Patch(':id')
  @Describe({
    summary: 'Say, or take back, that its configuration was released with these scores',
    body: EvaluationPatch,
    returns: Evaluation,
    example: { released: true },
  })
  async change(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: EvaluationPatch }) { released }: z.infer<typeof EvaluationPatch>,
  ): Promise<Evaluation> {
    const run = await this.evaluations.release(principal, id, released);
    return toEvaluation(run);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove an evaluation; one under way stops', status: 204 })
  async remove(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.evaluations.delete(principal, id);
  }

  /** One that can be searched by here: the worker has the same models, or says in the run what it lacks. */
  private async versionOf({ role }: Principal, id: string): Promise<string> {
    if (role !== 'admin') throw new Fault('forbidden', `configuration is for admins, and this key has the role ${role}; leave it out.`);
    return (await this.configurations.of(id)).version.id;
  }

  /** Null where one of them did not keep what it searched by. */
  private async changesBetween(principal: Principal, first: EvaluationRun, second: EvaluationRun): Promise<SettingChange[] | null> {
    const [before, after] = [first.configurationId, second.configurationId];
    if (before === null || after === null) return null;
    const settingsOf = async (id: string): Promise<unknown> => (await this.evaluations.configuration(principal, id)).body;
    return before === after ? [] : settingsThatDiffer(await settingsOf(before), await settingsOf(after));
  }

  private async doneOne(principal: Principal, id: string): Promise<EvaluationRun> {
    const run = await this.evaluations.get(principal, id);
    if (run.status !== 'done')
      throw new Fault('conflict', `The evaluation ${id} is ${run.status}: only those that are done can be compared.`);
    return run;
  }

  private titlesOf(principal: Principal, results: readonly EvaluationResult[]): ReturnType<PgEvaluations['titles']> {
    return this.evaluations.titles(
      principal,
      results.flatMap((result) => resultOf(result).found.map(({ documentId }) => documentId)),
    );
  }

  private async collectionId(principal: Principal, nameOrId: string | undefined): Promise<string | null> {
    return nameOrId === undefined ? null : (await this.collections.find(principal, nameOrId)).id;
  }
}
