import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime, SentencesAhead } from '#runtime';
import { Rounds } from './rounds.ts';

const intervalMs = 5000;

/** Where sentence vectors are kept: makes those of live documents. None becomes live later for it. */
@Injectable()
export class SentenceEmbedder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.runtime.log.error({ err: error }, 'making vectors of sentences stopped; it goes on in some seconds');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    const { config, database, log, models } = this.runtime;
    if (!config.keepsSentenceVectors) return;
    const ahead = new SentencesAhead({ database, embedder: models.embedder, log });
    this.rounds.start(async () => {
      const documents = await ahead.make(this.rounds.signal);
      if (documents > 0) log.info({ model: models.embedder.id, documents }, 'made vectors of sentences');
    });
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
