import { type QueueDepth, type Step, WorkQueue } from '#core';

/** Remembers what was enqueued; runs nothing. */
export class MemoryWorkQueue extends WorkQueue {
  readonly jobs: { readonly step: Step; readonly revisionId: string }[] = [];

  async enqueue(step: Step, revisionIds: readonly string[]): Promise<void> {
    for (const revisionId of revisionIds) {
      if (!this.jobs.some((job) => job.step === step && job.revisionId === revisionId)) this.jobs.push({ step, revisionId });
    }
  }

  async depths(): Promise<Readonly<Record<Step, QueueDepth>>> {
    const of = (step: Step): QueueDepth => ({ waiting: this.jobs.filter((job) => job.step === step).length, active: 0, delayed: 0 });
    return { parse: of('parse'), embed: of('embed'), publish: of('publish') };
  }
}
