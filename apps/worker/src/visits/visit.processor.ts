import { Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import { VisitJob, visitQueueName, workerOptions } from '#queue';
import { LOG } from '#runtime';
import type { Log } from '#telemetry';
import { Visits } from './visits.ts';
import { restAfterTrouble } from '../rest-after-trouble.ts';

const atOnce = 4;

/** One job, one visit. A stopping process hands the visit back at once: whoever starts next goes on where it was. */
@Processor(visitQueueName, workerOptions)
export class VisitProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  @Inject(Visits) private readonly visits!: Visits;
  @Inject(LOG) private readonly log!: Log;
  private readonly stopping = new AbortController();

  override async process(job: Job): Promise<void> {
    const payload = VisitJob.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`job ${job.id} carries no source id`);
    try {
      await this.visits.visit(payload.data.sourceId, this.stopping.signal);
    } catch (error) {
      this.log.warn({ err: error, ...payload.data }, 'a visit broke off; it goes on within a minute');
      throw error;
    }
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = atOnce;
    this.worker.on('error', (error) => this.log.warn({ err: error }, 'queue trouble; the worker goes on'));
    restAfterTrouble(this.worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new DOMException('the process stops', 'AbortError'));
    await this.worker.close();
  }
}
