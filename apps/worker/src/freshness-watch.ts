import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOG } from '#runtime';
import { PgFreshnessWatch } from '#store';
import type { Log } from '#telemetry';

const intervalMs = 60_000;
/** Another worker may just have looked. */
const recheckSeconds = 30;
/** What is left waits for the next minute: on the embedded database everyone waits for a statement. */
const batchesAtOnce = 50;

/** Tells, every minute, of documents that went stale and of freshness thresholds crossed. */
@Injectable()
export class FreshnessWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly watch: PgFreshnessWatch,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.look();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.look());
    }, intervalMs);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      for (let batch = 0; batch < batchesAtOnce && !this.isStopping; batch++) if ((await this.watch.tellStale()) === 0) break;
      if (!this.isStopping) await this.watch.checkThresholds(recheckSeconds);
    } catch (error) {
      this.log.warn({ err: error }, 'looking for stale documents failed; the next time is in a minute');
    }
  }
}
