import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { embedMissing } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';
import { Rounds } from './rounds.ts';

const revisionsAtOnce = 100;
/** After a failure. */
const againMs = 60_000;

/** After the embedder was changed, or token signatures came to be kept: gives live documents what they lack of it, while they are searched by what they have. */
@Injectable()
export class Reembedder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(againMs, (error) => {
    this.runtime.log.error({ err: error }, 'embedding live documents again stopped; it goes on in a minute');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.reembed());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async reembed(): Promise<'done'> {
    const { vectors, models, log } = this.runtime;
    for (;;) {
      const revisionIds = await vectors.liveWithoutVector(models.embedder.id, revisionsAtOnce);
      if (revisionIds.length === 0) return 'done';
      log.warn(
        { model: models.embedder.id, documents: revisionIds.length },
        'live documents lack vectors or token signatures of this model: until they have them they are found by their words only, or not ranked again',
      );
      for (const revisionId of revisionIds) await embedMissing({ vectors, embedder: models.embedder }, revisionId, this.rounds.signal);
    }
  }
}
