import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgEvents } from '#store';
import { Rounds } from '../rounds.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Forgets events, at start and every hour, that are older than the setting says. */
@Injectable()
export class EventTidier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(hourMs, (error) => {
    this.runtime.log.warn({ err: error }, 'events past their time could not be forgotten; the next time is in an hour');
  });

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly events: PgEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.tidy());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async tidy(): Promise<void> {
    const { log, config } = this.runtime;
    const forgotten = await this.events.forget(new Date(Date.now() - config.events.keepDays * dayMs));
    if (forgotten > 0) log.info({ forgotten, keepDays: config.events.keepDays }, 'forgot events past their time');
  }
}
