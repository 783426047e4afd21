import { Inject, Injectable } from '@nestjs/common';
import { type Schedule, VisitQueue } from '#core';
import { LOG } from '#runtime';
import type { Log } from '#telemetry';

/** Tells the queue what a row already says: should it be away, the sweeper tells it within a minute. */
@Injectable()
export class VisitRequests {
  constructor(
    private readonly queue: VisitQueue,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async request(id: string): Promise<void> {
    await this.queue.request(id).catch((error: unknown) => this.log.warn({ err: error, id }, 'visit not added; the sweeper will'));
  }

  async replan(id: string, schedule: Schedule | null, nextVisitAt: Date | null): Promise<void> {
    const told = schedule && nextVisitAt ? this.queue.schedule(id, schedule, nextVisitAt) : this.queue.unschedule(id);
    await told.catch((error: unknown) => this.log.warn({ err: error, id }, 'schedule not changed; the sweeper will'));
  }
}
