import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOG } from '#runtime';
import { PgFreshnessWatch } from '#store';
import type { Log } from '#telemetry';
import { Rounds } from './rounds.ts';

const intervalMs = 60_000;
/** Another worker may just have looked. */
const recheckSeconds = 30;
/** What is left waits for the next minute: on the embedded database everyone waits for a statement. */
const batchesAtOnce = 50;

/** Tells, every minute, of documents that went stale and of freshness thresholds crossed. */
@Injectable()
export class FreshnessWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.log.warn({ err: error }, 'looking for stale documents failed; the next time is in a minute');
  });

  constructor(
    private readonly watch: PgFreshnessWatch,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.look());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(): Promise<void> {
    const { signal } = this.rounds;
    for (let batch = 0; batch < batchesAtOnce && !signal.aborted; batch++) if ((await this.watch.tellStale()) === 0) break;
    if (!signal.aborted) await this.watch.checkThresholds(recheckSeconds);
  }
}
