import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime, SecondVectors } from '#runtime';
import { Rounds } from './rounds.ts';

const intervalMs = 5000;

/** Where a second embedder judges rankings: gives live documents its vectors. None becomes live later for it. */
@Injectable()
export class SecondEmbedder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.runtime.log.error({ err: error }, 'making vectors of the second embedder stopped; it goes on in some seconds');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    const { database, log, models } = this.runtime;
    const embedder = models.judges.secondEmbedder;
    if (!embedder) return;
    const second = new SecondVectors({ database, embedder, log });
    this.rounds.start(async () => {
      const documents = await second.make(this.rounds.signal);
      if (documents > 0) log.info({ model: embedder.id, documents }, 'made vectors of the second embedder');
    });
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
