import { Injectable } from '@nestjs/common';
import { WorkQueue } from '#core';
import { PgBatches, PgDeliveries } from '#store';
import { Metrics } from '#telemetry';
import { ModelReport } from './model-report.ts';

/** The metrics, with what is only known when somebody looks: what waits. */
@Injectable()
export class MeasuredNow {
  constructor(
    private readonly metrics: Metrics,
    private readonly queue: WorkQueue,
    private readonly deliveries: PgDeliveries,
    private readonly batches: PgBatches,
    private readonly models: ModelReport,
  ) {}

  async text(): ReturnType<Metrics['text']> {
    for (const [step, { waiting, active, delayed }] of Object.entries(await this.queue.depths()))
      this.metrics.queueDepth(step, { waiting, active, delayed });
    this.metrics.webhooksWait(await this.deliveries.pending());
    this.metrics.batchesAre(await this.batches.count());
    for (const { id, ...line } of this.models.lines()) this.metrics.models.lineIs(id, line);
    for (const { model, kept } of this.models.reading()) this.metrics.models.prefixes.keptAre(model, kept);
    return this.metrics.text();
  }
}
