import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { createPostgresBackend, type Queue, setDefaultBackendFactory } from 'bullmq';
import { steps, WorkQueue } from '#core';
import { BullWorkQueue } from './bull-work-queue.ts';
import { queueName, type RevisionJob } from './job.ts';

export type QueueConnection = { readonly kind: 'postgres' | 'redis'; readonly url: string };

/** Registers one queue per step and offers them as the `WorkQueue` port. */
@Module({})
export class QueueModule {
  static on(connection: QueueConnection): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRoot({ connection: openConnection(connection) }),
        BullModule.registerQueue(...steps.map((step) => ({ name: queueName(step) }))),
      ],
      providers: [{ provide: WorkQueue, useFactory: toWorkQueue, inject: steps.map((step) => getQueueToken(queueName(step))) }],
      exports: [WorkQueue, BullModule],
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
  return { connectionString: url, schema: 'public', migrate: true, max: 2 };
}
