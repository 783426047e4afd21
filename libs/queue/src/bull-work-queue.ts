import type { Queue } from 'bullmq';
import { Fault, inTime, type QueueDepth, type Step, steps, WorkQueue } from '#core';
import { jobOptions, type RevisionJob } from './job.ts';

export type StepQueues = Readonly<Record<Step, Queue<RevisionJob>>>;

/** What waits for a storage that is away is done when it is back; nobody waits for that. */
const patienceMs = 2000;

/** BullMQ, on Redis or on PostgreSQL: the same queues, another connection. */
export class BullWorkQueue extends WorkQueue {
  private readonly queues: StepQueues;

  constructor(queues: StepQueues) {
    super();
    this.queues = queues;
  }

  override async enqueue(step: Step, revisionIds: readonly string[]): Promise<void> {
    const jobs = revisionIds.map((revisionId) => ({ name: step, data: { revisionId }, opts: { ...jobOptions, jobId: revisionId } }));
    if (jobs.length > 0) await orAway(() => this.queues[step].addBulk(jobs));
  }

  override async depths(): Promise<Readonly<Record<Step, QueueDepth>>> {
    const read = (): Promise<(readonly [Step, QueueDepth])[]> =>
      Promise.all(steps.map(async (step) => [step, await depthOf(this.queues[step])] as const));
    const entries = await orAway(read);
    return Object.fromEntries(entries) as Record<Step, QueueDepth>;
  }
}

async function depthOf(queue: Queue<RevisionJob>): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('wait', 'active', 'delayed');
  return { waiting: counts['wait'] ?? 0, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0 };
}

/** BullMQ waits for its storage to come back for as long as it takes. */
async function orAway<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = await inTime(patienceMs, new AbortController().signal, work);
  if ('value' in done) return done.value;
  if (done.status === 'failed') throw done.error;
  throw new Fault('store_unavailable', 'The queue does not answer. What is stored waits for it; repeat what is not in a moment.');
}
