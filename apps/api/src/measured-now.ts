import { Injectable } from '@nestjs/common';
import { inTime, type QueueDepth, WorkQueue } from '#core';
import { PgBatches, PgDeliveries } from '#store';
import { Metrics } from '#telemetry';
import { ModelReport } from './model-report.ts';

/** A scrape that waits for what is away would show nothing of just that time. */
const patienceMs = 1000;

interface Part<Figures> {
  readonly read: () => Promise<Figures>;
  readonly show: (figures: Figures) => void;
  /** Shown while it does not answer: what was true before is not now. */
  readonly none: Figures;
}

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
    const { metrics, queue, deliveries, batches, models } = this;
    await Promise.all([
      this.measure<Readonly<Record<string, QueueDepth>>>('queue', {
        read: () => queue.depths(),
        show: (depths) => metrics.waiting.queueDepths(depths),
        none: {},
      }),
      this.measure('webhooks', { read: () => deliveries.pending(), show: (count) => metrics.waiting.webhooksWait(count), none: NaN }),
      this.measure('batches', { read: () => batches.count(), show: (counts) => metrics.waiting.batchesAre(counts), none: {} }),
    ]);
    for (const { id, ...line } of models.lines()) metrics.models.lineIs(id, line);
    for (const { model, kept } of models.reading()) metrics.models.prefixes.keptAre(model, kept);
    return metrics.text();
  }

  private async measure<Figures>(part: string, { read, show, none }: Part<Figures>): Promise<void> {
    const got = await inTime(patienceMs, new AbortController().signal, read);
    this.metrics.waiting.partAnswers(part, 'value' in got);
    show('value' in got ? got.value : none);
  }
}
