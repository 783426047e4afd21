import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Activity, ActivityQuery, System } from '#contract';
import { Fault, type Principal } from '#core';
import { PgActivity } from '#store';
import { MeasuredNow } from './measured-now.ts';
import { Describe } from './openapi.ts';
import { toActivity } from './present-operations.ts';
import { Asking, AtLeast, OpenToAll } from './principal.ts';
import { Readiness } from './readiness.ts';
import { SystemReport } from './system-report.ts';

const Health = z.object({ status: z.literal('ok') });

@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly activity: PgActivity,
    private readonly system: SystemReport,
    private readonly readiness: Readiness,
    private readonly measured: MeasuredNow,
  ) {}

  @Get('v1/activity')
  @Describe({ summary: 'What people asked and what they got', returns: Activity })
  async activityOver(
    @Asking() principal: Principal,
    @Query({ schema: ActivityQuery }) query: z.infer<typeof ActivityQuery>,
  ): Promise<Activity> {
    return toActivity(await this.activity.read(principal, query.hours));
  }

  @Get('v1/system')
  @AtLeast('editor')
  @Describe({ summary: 'Models, queue, storage and memory', returns: System })
  async systemNow(@Asking() principal: Principal): Promise<System> {
    return this.system.now(principal);
  }

  @Get('health/live')
  @OpenToAll()
  @Describe({ summary: 'The process runs', returns: Health })
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @OpenToAll()
  @Describe({ summary: 'Database and queue answer', returns: Health })
  async ready(): Promise<{ status: string }> {
    const unready = await this.readiness.unready();
    if (unready.length > 0) throw new Fault('store_unavailable', `not ready: ${unready.join(', ')}`);
    return { status: 'ok' };
  }

  @Get('metrics')
  @OpenToAll(({ metrics }) => metrics.access === 'open')
  @AtLeast('editor')
  @Describe({ summary: 'Prometheus metrics; with AQUIFER_METRICS=keys for keys of editors and admins alone', produces: 'text/plain' })
  async metricsNow(@Res() reply: FastifyReply): Promise<void> {
    const { contentType, body } = await this.measured.text();
    await reply.type(contentType).send(body);
  }
}
