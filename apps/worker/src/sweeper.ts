import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Step, steps, WorkQueue } from '#core';
import { LOG } from '#runtime';
import { PgDocuments, PgHousekeeping } from '#store';
import type { Log } from '#telemetry';
import { Rounds } from './rounds.ts';

const intervalMs = 60_000;
const stuckAfterSeconds = 60;
const batch = 1000;

/** Adds the jobs of rows that have not moved: an emptied queue, a missed enqueue or a killed process loses nothing. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.log.warn({ err: error }, 'sweep failed; the next one is in a minute');
  });

  constructor(
    private readonly documents: PgDocuments,
    private readonly queue: WorkQueue,
    private readonly housekeeping: PgHousekeeping,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** At start every unfinished row counts as stuck: adding a job that is there already changes nothing. */
  onApplicationBootstrap(): void {
    this.rounds.start(
      () => this.sweep(stuckAfterSeconds),
      () => this.sweep(0),
    );
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async sweep(olderThanSeconds: number): Promise<void> {
    const stuck = await this.documents.stuck(olderThanSeconds, batch);
    for (const step of steps) await this.add(step, stuck[step]);
    await this.housekeeping.refreshStatistics();
  }

  private async add(step: Step, revisionIds: readonly string[]): Promise<void> {
    if (revisionIds.length === 0) return;
    const count = revisionIds.length;
    try {
      await this.queue.enqueue(step, revisionIds);
      this.log.info({ step, count }, 'added jobs for rows that had not moved');
    } catch (error) {
      // What follows does not need this queue, and the rows wait for the next sweep.
      this.log.warn({ err: error, step, count }, 'jobs of rows that had not moved were not added; the next sweep will');
    }
  }
}
