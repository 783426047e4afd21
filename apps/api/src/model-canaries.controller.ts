import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ModelCanaryBody, ModelCanaryList } from '#contract';
import { Fault, type ModelCanary, type Principal } from '#core';
import { gatewayLines, type Runtime, RUNTIME, type Watched, watchModels } from '#runtime';
import { PgAudit, PgModelCanaries } from '#store';
import { abortOnHangUp } from './event-stream.ts';
import { Describe } from './openapi.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('operations')
@Controller('v1/system/canaries')
export class ModelCanariesController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly canaries: PgModelCanaries,
    private readonly audit: PgAudit,
  ) {}

  @Get()
  @AtLeast('editor')
  @Describe({ summary: 'Whether remote models still answer as they did when they were first asked', returns: ModelCanaryList })
  async list(): Promise<ModelCanaryList> {
    return { items: (await this.canaries.list()).map(toCanary) };
  }

  @Post()
  @HttpCode(200)
  @AtLeast('admin')
  @Describe({
    summary: 'Look now whether remote models answer as they did, or record what they answer now',
    body: ModelCanaryBody,
    returns: ModelCanaryList,
    example: { record: false },
  })
  async look(
    @Asking() principal: Principal,
    @Body({ schema: ModelCanaryBody }) { models, record }: z.infer<typeof ModelCanaryBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModelCanaryList> {
    const { log, metrics, models: open } = this.runtime;
    const declared = gatewayLines(open.generator).flatMap(({ id, server }) => (server === null ? [] : [id]));
    const unknown = models?.find((model) => !declared.includes(model));
    if (unknown !== undefined)
      throw new Fault('not_found', `there is no remote model "${unknown}"; there are ${declared.join(', ') || 'none'}`);
    const watching = { log, metrics, models: open, canaries: this.canaries };
    const signal = abortOnHangUp(request, reply);
    const watched = await watchModels(watching, { olderThanMs: 0, isAnew: record, ...(models && { modelIds: models }) }, signal);
    const recorded = watched.filter(({ outcome }) => record && outcome === 'recorded');
    for (const { modelId } of recorded) await this.audit.record(principal, 'model.record', modelId);
    refuseFailed(watched, record);
    return this.list();
  }
}

/** Whoever asked for all of them hears which could not be asked; what was found of the others is kept. */
function refuseFailed(watched: readonly Watched[], record: boolean): void {
  const failed = watched.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return;
  const done = watched.filter(({ outcome }) => outcome !== 'failed').map(({ modelId }) => modelId);
  const why = failed.map(({ modelId, reason }) => `${modelId} could not be asked: ${reason ?? 'the log tells why'}`).join('; ');
  throw new Fault('model_unavailable', `${why}. ${record ? 'Recorded' : 'Looked at'}: ${done.join(', ') || 'none'}`);
}

function toCanary({ modelId, baseline, recordedAt, checkedAt, changedAt, ...canary }: ModelCanary): ModelCanaryList['items'][number] {
  const { server, state, agreement, differences, answeredAs } = canary;
  return {
    model: modelId,
    server,
    state,
    prompts: baseline.map(({ prompt }) => prompt),
    agreement,
    differences: differences.map((difference) => ({ ...difference })),
    answeredAs,
    recordedAt: recordedAt.toISOString(),
    checkedAt: checkedAt.toISOString(),
    changedAt: changedAt?.toISOString() ?? null,
  };
}
