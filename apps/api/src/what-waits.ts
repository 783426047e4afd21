import { Injectable } from '@nestjs/common';
import { inTime, type QueueDepth, WorkQueue } from '#core';
import { PgBatches, PgDeliveries } from '#store';
import { Metrics } from '#telemetry';

/** A scrape that waits for what is away would show nothing of just that time. */
const patienceMs = 1000;

interface Part<Figures> {
  readonly read: () => Promise<Figures>;
  readonly show: (figures: Figures) => void;
  /** Shown while it does not answer: what was true before is not now. */
  readonly none: Figures;
}

/** What waits in queue and database. Each is counted by itself, so that one that is away takes no other along. */
@Injectable()
export class WhatWaits {
  constructor(
    private readonly metrics: Metrics,
    private readonly queue: WorkQueue,
    private readonly deliveries: PgDeliveries,
    private readonly batches: PgBatches,
  ) {}

  async measure(): Promise<void> {
    const { queue, deliveries, batches } = this;
    const { waiting } = this.metrics;
    await Promise.all([
      this.part<Readonly<Record<string, QueueDepth>>>('queue', {
        read: () => queue.depths(),
        show: (depths) => waiting.queueDepths(depths),
        none: {},
      }),
      this.part('webhooks', { read: () => deliveries.pending(), show: (count) => waiting.webhooksWait(count), none: NaN }),
      this.part('batches', { read: () => batches.count(), show: (counts) => waiting.batchesAre(counts), none: {} }),
    ]);
  }

  private async part<Figures>(name: string, { read, show, none }: Part<Figures>): Promise<void> {
    const got = await inTime(patienceMs, new AbortController().signal, read);
    this.metrics.waiting.partAnswers(name, 'value' in got);
    show('value' in got ? got.value : none);
  }
}
