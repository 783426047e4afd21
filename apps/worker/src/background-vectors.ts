import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime, SecondVectors, SentencesAhead } from '#runtime';
import { Rounds } from './rounds.ts';

const intervalMs = 5000;

/**
 * Vectors that no document waits for to become live: of the second embedder, by which rankings are judged; and, where they are kept, of
 * sentences, by which answers come sooner. Each in rounds of its own, so that neither waits for the other or fails with it.
 */
@Injectable()
export class BackgroundVectors implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly judging = this.roundsOf('vectors of the second embedder');
  private readonly splitting = this.roundsOf('vectors of sentences');

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    const { config, database, log, models } = this.runtime;
    const { secondEmbedder } = models.judges;
    if (secondEmbedder) {
      const second = new SecondVectors({ database, embedder: secondEmbedder, log });
      this.judging.start(async () => {
        const documents = await second.make(this.judging.signal);
        if (documents > 0) log.info({ model: secondEmbedder.id, documents }, 'made vectors of the second embedder');
      });
    }
    if (config.keepsSentenceVectors) {
      const sentences = new SentencesAhead({ database, embedder: models.embedder, log });
      this.splitting.start(async () => {
        const documents = await sentences.make(this.splitting.signal);
        if (documents > 0) log.info({ model: models.embedder.id, documents }, 'made vectors of sentences');
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.judging.stop(), this.splitting.stop()]);
  }

  private roundsOf(what: string): Rounds {
    return new Rounds(intervalMs, (error) => {
      this.runtime.log.error({ err: error }, `making ${what} in the background stopped; it goes on in some seconds`);
    });
  }
}
