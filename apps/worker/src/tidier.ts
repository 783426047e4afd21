import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgBatches, PgHousekeeping } from '#store';
import { Rounds } from './rounds.ts';

const hourMs = 3_600_000;

/** Keeps house at start and every hour. */
@Injectable()
export class Tidier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(hourMs, (error) => {
    this.runtime.log.warn({ err: error }, 'tidying failed; the next time is in an hour');
  });

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly housekeeping: PgHousekeeping,
    private readonly batches: PgBatches,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.tidy());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async tidy(): Promise<void> {
    const { log, config } = this.runtime;
    const finished = await this.housekeeping.finishDeletions();
    if (finished > 0) log.info({ finished }, 'finished deletions that were cut off');
    const purged = await this.housekeeping.purgeRevisions();
    if (purged > 0) log.info({ purged }, 'removed past revisions that their collections no longer keep');
    const removed = await this.housekeeping.tidy(new Date(Date.now() - hourMs));
    if (removed > 0) log.info({ removed }, 'removed files that no document needs');
    const forgotten = config.batch.keepDays === 0 ? 0 : await this.batches.forget(config.batch.keepDays);
    if (forgotten > 0) log.info({ forgotten }, 'removed batches that have been over for AQUIFER_BATCH_DAYS');
  }
}
