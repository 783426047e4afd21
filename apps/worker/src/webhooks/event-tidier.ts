import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgEvents } from '#store';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Forgets events, at start and every hour, that are older than the setting says. */
@Injectable()
export class EventTidier implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly events: PgEvents,
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
    const { log, config } = this.runtime;
    try {
      const forgotten = await this.events.forget(new Date(Date.now() - config.events.keepDays * dayMs));
      if (forgotten > 0) log.info({ forgotten, keepDays: config.events.keepDays }, 'forgot events past their time');
    } catch (error) {
      log.warn({ err: error }, 'events past their time could not be forgotten; the next time is in an hour');
    }
  }
}
