import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { getQueueToken } from '@nestjs/bullmq';
import { NestFactory } from '@nestjs/core';
import { type Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkQueue } from '#core';
import { type QueueConnection, QueueModule, queueName, type RevisionJob } from '#queue';
import { until } from '../service.ts';

/** What every queue adapter promises. `open` gives a connection of its own to an empty storage, or null where there is none here. */
export function describeQueue(name: string, open: () => Promise<QueueConnection>): void {
  describe(name, () => {
    let app: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;
    let queue: WorkQueue;
    let parse: Queue<RevisionJob>;

    beforeAll(async () => {
      app = await NestFactory.createApplicationContext(QueueModule.on(await open()), { logger: ['error'] });
      queue = app.get(WorkQueue);
      parse = app.get<Queue<RevisionJob>>(getQueueToken(queueName('parse')));
    });
    afterAll(() => app.close());

    it('holds a revision once, however often it is added, and forgets it when it is done', async () => {
      const id = randomUUID();
      await queue.enqueue('parse', [id]);
      await queue.enqueue('parse', [id, id]);
      expect((await queue.depths()).parse.waiting).toBe(1);
      const seen: string[] = [];
      await work(
        async (revisionId) => void seen.push(revisionId),
        () => seen.length === 1,
      );
      await until(async () => ((await queue.depths()).parse.waiting === 0 ? true : null));
      await queue.enqueue('parse', [id]);
      expect((await queue.depths()).parse.waiting).toBe(1);
      await work(
        async (revisionId) => void seen.push(revisionId),
        () => seen.length === 2,
      );
      expect(seen).toEqual([id, id]);
    });

    it('tries again what failed', async () => {
      const id = randomUUID();
      let tries = 0;
      await queue.enqueue('parse', [id]);
      await work(
        async () => {
          tries += 1;
          if (tries === 1) throw new Error('once');
        },
        () => tries === 2,
      );
      expect(tries).toBe(2);
    });

    it('keeps the steps apart', async () => {
      await queue.enqueue('embed', [randomUUID(), randomUUID()]);
      const depths = await queue.depths();
      expect([depths.embed.waiting, depths.publish.waiting]).toEqual([2, 0]);
    });

    async function work(process: (revisionId: string) => Promise<void>, isDone: () => boolean): Promise<void> {
      const worker = new Worker<RevisionJob>(queueName('parse'), (job) => process(job.data.revisionId), {
        connection: parse.opts.connection,
      });
      worker.on('error', () => undefined);
      try {
        await until(async () => (isDone() ? true : null), 30_000);
      } finally {
        await worker.close();
      }
    }
  });
}
