import { Injectable } from '@nestjs/common';
import { Metrics } from '#telemetry';
import { ModelReport } from './model-report.ts';
import { WhatWaits } from './what-waits.ts';

/** The metrics, with what is only known when somebody looks. */
@Injectable()
export class MeasuredNow {
  constructor(
    private readonly metrics: Metrics,
    private readonly waiting: WhatWaits,
    private readonly models: ModelReport,
  ) {}

  async text(): ReturnType<Metrics['text']> {
    const { metrics, models } = this;
    await this.waiting.measure();
    for (const { id, ...line } of models.lines()) metrics.models.lineIs(id, line);
    for (const { model, kept } of models.reading()) metrics.models.prefixes.keptAre(model, kept);
    return metrics.text();
  }
}
