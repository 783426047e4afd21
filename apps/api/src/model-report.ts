import { Inject, Injectable } from '@nestjs/common';
import type { System } from '#contract';
import type { LaneReport } from '#gateway';
import {
  canaryWarnings,
  gatewayLines,
  gatewayReports,
  gatewayWarnings,
  memoryAccount,
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
    const { reports, generatorReports, composeChecks } = this.runtime.models;
    return [...reports, ...generatorReports(), ...gatewayReports(this.generator, composeChecks)];
  }

  async warnings(): Promise<readonly string[]> {
    const { generator } = this;
    return [...gatewayWarnings(generator), ...canaryWarnings(await this.canaries.list(), generator)];
  }

  /** What models did not have to read again. */
  reading(): ReadingReport[] {
    return readingReports(this.generator);
  }

  /** Requests in hand and in line, by model. */
  lines(): readonly Pick<LaneReport, 'id' | 'running' | 'waiting'>[] {
    return gatewayLines(this.generator);
  }

  /** What each part of the process was reckoned to hold, and what there is for generators. */
  memory(): Pick<System['memory'], 'parts' | 'limitBytes' | 'room'> {
    return memoryAccount(this.runtime.models);
  }

  /** What is served now; where that writes nothing, what the process was started with. */
  private get generator() {
    return this.runtime.configurations.current.generator ?? this.runtime.models.generator;
  }
}
