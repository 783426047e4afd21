import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { embedSecond, RUNTIME, type Runtime } from '#runtime';
import { Rounds } from './rounds.ts';

const intervalMs = 60_000;

/** Where a second embedder judges rankings: looks every minute for live documents without its vectors. None becomes live later for it. */
@Injectable()
export class SecondEmbedder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly refused = new Set<string>();
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.runtime.log.error({ err: error }, 'making vectors of the second embedder stopped; it goes on in a minute');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.look());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(): Promise<unknown> {
    const { models, log } = this.runtime;
    if (!models.judges.secondEmbedder) return 'done';
    const documents = await embedSecond(this.runtime, this.refused, this.rounds.signal);
    if (documents > 0) log.info({ model: models.judges.secondEmbedder.id, documents }, 'made vectors of the second embedder');
    return documents;
  }
}
