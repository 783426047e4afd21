import { Gauge, type Registry } from 'prom-client';
import type { QueueDepth } from '#core';

/** What waits, as far as whoever keeps it answers: it is asked at each look at the metrics. */
export class WaitingMetrics {
  private readonly answering: Gauge<'part'>;
  private readonly queue: Gauge<'step' | 'state'>;
  private readonly webhooks: Gauge;
  private readonly batches: Gauge<'state'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.answering = new Gauge({
      name: 'aquifer_part_answers',
      help: 'Whether what is asked at each look here answered; where it is 0 the figures of that part are left out',
      labelNames: ['part'],
      registers,
    });
    this.queue = new Gauge({ name: 'aquifer_queue_jobs', help: 'Jobs by step and state', labelNames: ['step', 'state'], registers });
    this.webhooks = new Gauge({ name: 'aquifer_webhook_pending', help: 'Deliveries to webhooks that wait', registers });
    this.batches = new Gauge({
      name: 'aquifer_batches',
      help: 'Batches of questions that are not over, by state',
      labelNames: ['state'],
      registers,
    });
  }

  partAnswers(part: string, isThere: boolean): void {
    this.answering.set({ part }, isThere ? 1 : 0);
  }

  queueDepths(depths: Readonly<Record<string, QueueDepth>>): void {
    this.queue.reset();
    for (const [step, depth] of Object.entries(depths))
      for (const [state, count] of Object.entries(depth)) this.queue.set({ step, state }, count);
  }

  webhooksWait(count: number): void {
    this.webhooks.set(count);
  }

  batchesAre(counts: Readonly<Record<string, number>>): void {
    this.batches.reset();
    for (const [state, count] of Object.entries(counts)) this.batches.set({ state }, count);
  }
}
