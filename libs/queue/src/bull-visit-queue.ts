import type { Queue } from 'bullmq';
import { type Schedule, VisitQueue } from '#core';
import { type VisitJob, visitJobOptions } from './visit-job.ts';

/** BullMQ job schedulers, one a source, named by its id. */
export class BullVisitQueue extends VisitQueue {
  private readonly queue: Queue<VisitJob>;

  constructor(queue: Queue<VisitJob>) {
    super();
    this.queue = queue;
  }

  override async request(sourceId: string): Promise<void> {
    await this.queue.add('visit', { sourceId }, { ...visitJobOptions, jobId: `asked-${sourceId}` });
  }

  override async schedule(sourceId: string, schedule: Schedule, at: Date): Promise<void> {
    const startDate = Math.max(Date.now(), at.getTime());
    // A pattern's next time is after the date given, so that date is a moment before.
    const repeat =
      'cron' in schedule
        ? { pattern: schedule.cron, tz: schedule.timeZone, startDate: startDate - 1 }
        : { every: schedule.everySeconds * 1000, startDate };
    await this.queue.upsertJobScheduler(sourceId, repeat, { name: 'visit', data: { sourceId }, opts: visitJobOptions });
  }

  override async unschedule(sourceId: string): Promise<void> {
    await this.queue.removeJobScheduler(sourceId);
  }

  override async scheduled(): Promise<readonly string[]> {
    const schedulers = await this.queue.getJobSchedulers(0, -1);
    return schedulers.map(({ key }) => key);
  }
}
