import { freemem, totalmem } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { System } from '#contract';
import { type Principal, WorkQueue } from '#core';
import { Runtime } from '#runtime';
import { PgKeys, PgSystemFigures } from '#store';

/** What whoever runs the service wants to see at a glance. */
@Injectable()
export class SystemReport {
  private readonly startedAt = new Date();

  constructor(
    private readonly runtime: Runtime,
    private readonly figures: PgSystemFigures,
    private readonly queue: WorkQueue,
    private readonly keys: PgKeys,
  ) {}

  async now(principal: Principal): Promise<System> {
    const { config, models } = this.runtime;
    const [figures, depths, keyless] = await Promise.all([this.figures.now(principal), this.queue.depths(), this.keys.keylessPrincipal()]);
    return {
      version: this.runtime.version,
      shape: config.database.kind,
      startedAt: this.startedAt.toISOString(),
      models: [...models.report()],
      answerMode: models.answerMode,
      queue: Object.entries(depths).map(([step, depth]) => ({ step, ...depth })),
      storage: { ...figures.storage, keywordMethod: this.runtime.keywordMethod },
      memory: { rssBytes: process.memoryUsage.rss(), heapBytes: process.memoryUsage().heapUsed, machineBytes: totalmem(), freeBytes: freemem() },
      documents: figures.documents,
      warnings: [...this.runtime.warnings],
      keyless: keyless !== null,
    };
  }

  /** Names of what does not answer; empty when the service is ready. */
  async unready(): Promise<string[]> {
    const checks = { database: this.figures.ping(), queue: this.queue.depths() };
    const results = await Promise.allSettled(Object.values(checks));
    return Object.keys(checks).filter((_, index) => results[index]?.status === 'rejected');
  }
}
