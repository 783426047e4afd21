import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime, SecondVectors, SentencesAhead } from '#runtime';
import { Rounds } from './rounds.ts';

const intervalMs = 5000;

/**
 * Vectors that no document waits for to become live: of the second embedder, by which rankings are judged; then, where they are kept, of
 * sentences, by which answers come sooner.
 */
@Injectable()
export class BackgroundVectors implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.runtime.log.error({ err: error }, 'making vectors in the background stopped; it goes on in some seconds');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    const { config, database, log, models } = this.runtime;
    const { signal } = this.rounds;
    const { secondEmbedder } = models.judges;
    const second = secondEmbedder && new SecondVectors({ database, embedder: secondEmbedder, log });
    const sentences = config.keepsSentenceVectors ? new SentencesAhead({ database, embedder: models.embedder, log }) : null;
    if (!second && !sentences) return;
    this.rounds.start(async () => {
      const judged = (await second?.make(signal)) ?? 0;
      if (judged > 0) log.info({ model: secondEmbedder?.id, documents: judged }, 'made vectors of the second embedder');
      const split = (await sentences?.make(signal)) ?? 0;
      if (split > 0) log.info({ model: models.embedder.id, documents: split }, 'made vectors of sentences');
    });
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
