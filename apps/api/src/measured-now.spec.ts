import { expect, it } from 'vitest';
import { Fault, type WorkQueue } from '#core';
import type { PgBatches, PgDeliveries } from '#store';
import { Metrics } from '#telemetry';
import { MeasuredNow } from './measured-now.ts';
import type { ModelReport } from './model-report.ts';
import { WhatWaits } from './what-waits.ts';

const models = { lines: () => [], reading: () => [] } as unknown as ModelReport;
const empty = { waiting: 2, active: 0, delayed: 0 };

it('shows what is known while the queue and the database are away, and says what is left out', async () => {
  const metrics = new Metrics();
  let isAway = false;
  const unlessAway = async <Figures>(figures: Figures): Promise<Figures> => {
    if (isAway) throw new Fault('store_unavailable', 'does not answer');
    return figures;
  };
  const waiting = new WhatWaits(
    metrics,
    { depths: () => unlessAway({ parse: empty, embed: empty, publish: empty }) } as unknown as WorkQueue,
    { pending: () => unlessAway(4) } as PgDeliveries,
    { count: () => unlessAway({ running: 1 }) } as unknown as PgBatches,
  );
  const measured = new MeasuredNow(metrics, waiting, models);
  expect((await measured.text()).body).toContain('aquifer_queue_jobs{step="parse",state="waiting"} 2');
  isAway = true;
  const { body } = await measured.text();
  expect(body).not.toContain('aquifer_queue_jobs{');
  for (const part of ['queue', 'webhooks', 'batches']) expect(body).toContain(`aquifer_part_answers{part="${part}"} 0`);
  expect(body).toContain('aquifer_http_request_seconds');
});
