import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOG } from '#runtime';
import { PgHousekeeping } from '#store';
import type { Log } from '#telemetry';

const hourMs = 3_600_000;

/** Keeps house at start and every hour. */
@Injectable()
export class Tidier implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly housekeeping: PgHousekeeping,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.tidy();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.tidy());
    }, hourMs);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async tidy(): Promise<void> {
    try {
      const finished = await this.housekeeping.finishDeletions();
      if (finished > 0) this.log.info({ finished }, 'finished deletions that were cut off');
      const purged = await this.housekeeping.purgeRevisions();
      if (purged > 0) this.log.info({ purged }, 'removed superseded revisions that their collections no longer keep');
      const removed = await this.housekeeping.tidy(new Date(Date.now() - hourMs));
      if (removed > 0) this.log.info({ removed }, 'removed files that no document needs');
    } catch (error) {
      this.log.warn({ err: error }, 'tidying failed; the next time is in an hour');
    }
  }
}
