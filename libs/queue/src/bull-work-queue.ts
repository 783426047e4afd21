import type { Queue } from 'bullmq';
import { type QueueDepth, type Step, steps, WorkQueue } from '#core';
import { jobOptions, type RevisionJob } from './job.ts';
import { Patience } from './patience.ts';

export type StepQueues = Readonly<Record<Step, Queue<RevisionJob>>>;

/** BullMQ, on Redis or on PostgreSQL: the same queues, another connection. */
export class BullWorkQueue extends WorkQueue {
  private readonly queues: StepQueues;
  private readonly patience: Patience;

  constructor(queues: StepQueues) {
    super();
    this.queues = queues;
    this.patience = new Patience(() => depthOf(queues.parse));
  }

  override async enqueue(step: Step, revisionIds: readonly string[]): Promise<void> {
    const jobs = revisionIds.map((revisionId) => ({ name: step, data: { revisionId }, opts: { ...jobOptions, jobId: revisionId } }));
    if (jobs.length > 0) await this.patience.during(() => this.queues[step].addBulk(jobs));
  }

  override async depths(): Promise<Readonly<Record<Step, QueueDepth>>> {
    const read = (): Promise<(readonly [Step, QueueDepth])[]> =>
      Promise.all(steps.map(async (step) => [step, await depthOf(this.queues[step])] as const));
    const entries = await this.patience.during(read);
    return Object.fromEntries(entries) as Record<Step, QueueDepth>;
  }
}

async function depthOf(queue: Queue<RevisionJob>): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('wait', 'active', 'delayed');
  return { waiting: counts['wait'] ?? 0, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0 };
}
