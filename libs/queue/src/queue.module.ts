import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { createPostgresBackend, type Queue, setDefaultBackendFactory } from 'bullmq';
import { steps, VisitQueue, WorkQueue } from '#core';
import { BullVisitQueue } from './bull-visit-queue.ts';
import { BullWorkQueue } from './bull-work-queue.ts';
import { queueName, type RevisionJob } from './job.ts';
import { type VisitJob, visitQueueName } from './visit-job.ts';

export type QueueConnection = { readonly kind: 'postgres' | 'redis'; readonly url: string };

/** Registers one queue per step and one for visits of sources, and offers them as the ports of core. */
@Module({})
export class QueueModule {
  static on(connection: QueueConnection): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRoot({ connection: openConnection(connection) }),
        BullModule.registerQueue(...[...steps.map(queueName), visitQueueName].map((name) => ({ name }))),
      ],
      providers: [
        { provide: WorkQueue, useFactory: toWorkQueue, inject: steps.map((step) => getQueueToken(queueName(step))) },
        {
          provide: VisitQueue,
          useFactory: (queue: Queue<VisitJob>) => new BullVisitQueue(queue),
          inject: [getQueueToken(visitQueueName)],
        },
      ],
      exports: [WorkQueue, VisitQueue, BullModule],
    };
  }
}

function toWorkQueue(parse: Queue<RevisionJob>, embed: Queue<RevisionJob>, publish: Queue<RevisionJob>): BullWorkQueue {
  return new BullWorkQueue({ parse, embed, publish });
}

/** BullMQ's storage is chosen per process: its default factory is set before any queue is made. */
function openConnection({ kind, url }: QueueConnection): object {
  if (kind === 'redis') {
    setDefaultBackendFactory();
    return { url, maxRetriesPerRequest: null };
  }
  setDefaultBackendFactory(createPostgresBackend as never);
  return { connectionString: url, schema: 'bullmq', migrate: true, max: 2 };
}
