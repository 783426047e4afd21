import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { System } from '#contract';
import type { Principal } from '#core';
import { type Runtime, RUNTIME } from '#runtime';
import { PgSystemFigures } from '#store';
import { ModelReport } from './model-report.ts';
import { Readiness } from './readiness.ts';

const queueAway = 'The queue does not answer, so what waits is not shown. Documents are taken in, and live once it is back.';

/** What whoever runs the service wants to see at a glance. */
@Injectable()
export class SystemReport {
  private readonly startedAt = new Date();

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly figures: PgSystemFigures,
    private readonly readiness: Readiness,
    private readonly models: ModelReport,
  ) {}

  async now(principal: Principal): Promise<System> {
    const { config, configurations } = this.runtime;
    const { compose } = configurations.current;
    const { readiness, models } = this;
    const reading = [this.figures.read(principal), readiness.depths().catch(() => null), readiness.isKeyless(), models.warnings()] as const;
    const [figures, depths, keyless, modelWarnings] = await Promise.all(reading);
    const { database, databaseBytes, blobBytes, blobs, documents } = figures;
    return {
      version: this.runtime.version,
      shape: config.database.kind,
      startedAt: this.startedAt.toISOString(),
      models: models.all(),
      reading: models.reading(),
      answerMode: { mode: compose.allowed ? 'compose' : 'extract', why: [compose.why, ...chosenBy(configurations)].join('; ') },
      queue: Object.entries(depths ?? {}).map(([step, depth]) => ({ step, ...depth })),
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
        ...models.memory(),
      },
      documents: { ...documents },
      guard: { ...config.guard },
      warnings: [...(depths ? [] : [queueAway]), ...this.runtime.warnings, ...modelWarnings, ...configurations.warnings],
      keyless,
    };
  }
}

/** Else whoever changes the environment would wonder why nothing becomes of it. */
function chosenBy({ current, started }: Runtime['configurations']): string[] {
  const { name, settings } = current.version;
  const { generator } = settings.models;
  if (generator === started.version.settings.models.generator) return [];
  const named = generator ?? 'no generator';
  return [`the active configuration "${name}" names ${named}, whatever AQUIFER_GENERATOR and AQUIFER_REMOTE_MODELS say`];
}

/** Left on the disk of the data folder, for files and, when embedded, the database. */
async function room(dataDir: string): Promise<{ freeBytes?: number }> {
  const figures = await statfs(dataDir).catch(() => null);
  return figures ? { freeBytes: figures.bavail * figures.bsize } : {};
}
