import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { VisitQueue } from '#core';
import { LOG } from '#runtime';
import { PgSources } from '#store';
import type { Log } from '#telemetry';
import { Rounds } from '../rounds.ts';
import { Visits } from './visits.ts';

const intervalMs = 30_000;
const overdueSeconds = 30;
const batch = 100;

/** Makes the queue hold what the rows say: every schedule, every visit that is overdue, asked for or cut off, and nothing else. */
@Injectable()
export class VisitSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.log.warn({ err: error }, 'the sweep of sources failed; the next one is in half a minute');
  });

  constructor(
    private readonly sources: PgSources,
    private readonly queue: VisitQueue,
    private readonly visits: Visits,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(
      () => this.sweep(overdueSeconds),
      () => this.visits.breakLeases().then(() => this.sweep(0)),
    );
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async sweep(graceSeconds: number): Promise<void> {
    await this.mendSchedules();
    for (const id of await this.sources.due(graceSeconds, batch)) await this.queue.request(id);
  }

  private async mendSchedules(): Promise<void> {
    const wanted = await this.sources.schedules();
    const held = new Set(await this.queue.scheduled());
    for (const { id, schedule, nextVisitAt } of wanted)
      if (!held.delete(id)) await this.queue.schedule(id, schedule, nextVisitAt ?? new Date());
    for (const id of held) await this.queue.unschedule(id);
  }
}
