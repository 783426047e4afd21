import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOG } from '#runtime';
import { PgHousekeeping } from '#store';
import type { Log } from '#telemetry';
import { Rounds } from './rounds.ts';

const hourMs = 3_600_000;

/** Keeps house at start and every hour. */
@Injectable()
export class Tidier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(hourMs, (error) => {
    this.log.warn({ err: error }, 'tidying failed; the next time is in an hour');
  });

  constructor(
    private readonly housekeeping: PgHousekeeping,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.tidy());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async tidy(): Promise<void> {
    const finished = await this.housekeeping.finishDeletions();
    if (finished > 0) this.log.info({ finished }, 'finished deletions that were cut off');
    const purged = await this.housekeeping.purgeRevisions();
    if (purged > 0) this.log.info({ purged }, 'removed superseded revisions that their collections no longer keep');
    const removed = await this.housekeeping.tidy(new Date(Date.now() - hourMs));
    if (removed > 0) this.log.info({ removed }, 'removed files that no document needs');
  }
}
