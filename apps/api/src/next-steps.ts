import { Inject, Injectable } from '@nestjs/common';
import { type Step, WorkQueue } from '#core';
import { LOG } from '#runtime';
import type { Log } from '#telemetry';

/** Hands on what a call has written down as to be done. Should the queue be away, the sweeper does so within a minute of its return. */
@Injectable()
export class NextSteps {
  constructor(
    private readonly queue: WorkQueue,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Does not reject: the rows are written. */
  async begin(step: Step, revisionIds: readonly string[]): Promise<void> {
    await this.queue
      .enqueue(step, revisionIds)
      .catch((error: unknown) => this.log.warn({ err: error, step, count: revisionIds.length }, 'jobs not added; the sweeper will'));
  }
}
