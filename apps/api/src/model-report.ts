import { Inject, Injectable } from '@nestjs/common';
import type { System } from '#contract';
import type { LaneReport } from '#gateway';
import {
  canaryWarnings,
  gatewayLines,
  gatewayReports,
  gatewayWarnings,
  type Runtime,
  RUNTIME,
  type ReadingReport,
  readingReports,
} from '#runtime';
import { PgModelCanaries } from '#store';

/** How the models are that this service uses. */
@Injectable()
export class ModelReport {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly canaries: PgModelCanaries,
  ) {}

  all(): System['models'] {
    const { reports, generator, composeChecks } = this.runtime.models;
    return [...reports, ...gatewayReports(generator, composeChecks)];
  }

  async warnings(): Promise<readonly string[]> {
    const { generator } = this.runtime.models;
    return [...gatewayWarnings(generator), ...canaryWarnings(await this.canaries.list(), generator)];
  }

  /** What models did not have to read again. */
  reading(): ReadingReport[] {
    return readingReports(this.runtime.models.generator);
  }

  /** Requests in hand and in line, by model. */
  lines(): readonly Pick<LaneReport, 'id' | 'running' | 'waiting'>[] {
    return gatewayLines(this.runtime.models.generator);
  }
}
