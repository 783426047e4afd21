import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { System } from '#contract';
import { type Principal, WorkQueue } from '#core';
import type { LaneReport } from '#gateway';
import { canaryWarnings, gatewayLines, gatewayReports, gatewayWarnings, type Runtime, RUNTIME } from '#runtime';
import { PgKeys, PgModelCanaries, PgSystemFigures } from '#store';

/** What whoever runs the service wants to see at a glance. */
@Injectable()
export class SystemReport {
  private readonly startedAt = new Date();
  @Inject(PgModelCanaries) private readonly canaries!: PgModelCanaries;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly figures: PgSystemFigures,
    private readonly queue: WorkQueue,
    private readonly keys: PgKeys,
  ) {}

  async now(principal: Principal): Promise<System> {
    const { config, models, configurations } = this.runtime;
    const { compose } = configurations.current;
    const reading = [this.figures.read(principal), this.queue.depths(), this.keys.count(), this.canaries.list()] as const;
    const [figures, depths, keyCount, canaries] = await Promise.all(reading);
    const { database, databaseBytes, blobBytes, blobs, documents } = figures;
    return {
      version: this.runtime.version,
      shape: config.database.kind,
      startedAt: this.startedAt.toISOString(),
      models: [...models.reports, ...gatewayReports(models.generator, models.composeChecks)],
      answerMode: { mode: compose.allowed ? 'compose' : 'extract', why: compose.why },
      queue: Object.entries(depths).map(([step, depth]) => ({ step, ...depth })),
      storage: {
        database,
        databaseBytes,
        blobBytes,
        blobs,
        ...(await room(config.dataDir)),
        keywordMethod: this.runtime.search.keywordMethod,
      },
      memory: {
        rssBytes: process.memoryUsage.rss(),
        heapBytes: process.memoryUsage().heapUsed,
        machineBytes: totalmem(),
        freeBytes: freemem(),
      },
      documents: { ...documents },
      warnings: [
        ...this.runtime.warnings,
        ...gatewayWarnings(models.generator),
        ...canaryWarnings(canaries, models.generator),
        ...configurations.warnings,
      ],
      keyless: keyCount === 0,
    };
  }

  /** Requests in hand and in line, by model. */
  modelLines(): readonly Pick<LaneReport, 'id' | 'running' | 'waiting'>[] {
    return gatewayLines(this.runtime.models.generator);
  }

  /** Names of what does not answer; empty when the service is ready. */
  async unready(): Promise<string[]> {
    const checks = { database: this.keys.count(), queue: this.queue.depths() };
    const results = await Promise.allSettled(Object.values(checks));
    return Object.keys(checks).filter((_, index) => results[index]?.status === 'rejected');
  }
}

/** Left on the disk of the data folder, for files and, when embedded, the database. */
async function room(dataDir: string): Promise<{ freeBytes?: number }> {
  const figures = await statfs(dataDir).catch(() => null);
  return figures ? { freeBytes: figures.bavail * figures.bsize } : {};
}
