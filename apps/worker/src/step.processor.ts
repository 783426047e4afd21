import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import type { RevisionStatus } from '#core';
import { RevisionJob } from '#queue';
import { restAfterTrouble } from './rest-after-trouble.ts';
import { Steps } from './steps.ts';

/** How long a stopping process lets a step run on before it hands the job back. */
const graceMs = 5000;

/** Runs one step per job. The last attempt's failure is written into the row, so that a person sees it. */
export abstract class StepProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  @Inject(Steps) protected readonly steps!: Steps;
  private readonly stopping = new AbortController();

  /** Where a revision stands when the step begins. */
  protected abstract readonly from: RevisionStatus;

  protected abstract run(revisionId: string, signal: AbortSignal): Promise<void>;

  override async process(job: Job): Promise<void> {
    const payload = RevisionJob.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`job ${job.id} carries no revision id`);
    const { revisionId } = payload.data;
    try {
      await this.run(revisionId, this.stopping.signal);
    } catch (error) {
      const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      if (isLast && !this.stopping.signal.aborted) await this.steps.giveUp(revisionId, this.from, error);
      throw error;
    }
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = this.steps.concurrency;
    this.worker.on('error', (error) => this.steps.workerTrouble(error));
    restAfterTrouble(this.worker);
  }

  /**
   * The step in hand may finish; one that takes longer is given up here, and its job is tried again by whoever runs next. All of it before
   * Nest closes the queues: a step that ends by enqueueing the next one would wait for a closed queue for ever.
   */
  async beforeApplicationShutdown(): Promise<void> {
    const giveUp = setTimeout(() => this.stopping.abort(), graceMs);
    await this.worker.close();
    clearTimeout(giveUp);
  }
}
