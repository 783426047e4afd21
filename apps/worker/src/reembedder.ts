import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { embedMissing } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';

const revisionsAtOnce = 100;

/** After the embedder was changed: gives live documents vectors of the new model, while their words are searched as before. */
@Injectable()
export class Reembedder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    this.running = this.reembed().catch((error: unknown) => {
      if (!this.stopping.signal.aborted)
        this.runtime.log.error({ err: error }, 'embedding for the new model stopped; it goes on at the next start');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async reembed(): Promise<void> {
    const { vectors, models, log } = this.runtime;
    for (;;) {
      const revisionIds = await vectors.liveWithoutVector(models.embedder.id, revisionsAtOnce);
      if (revisionIds.length === 0) return;
      log.warn(
        { model: models.embedder.id, documents: revisionIds.length },
        'live documents have no vectors of this model yet: until then they are found by their words only',
      );
      for (const revisionId of revisionIds) await embedMissing({ vectors, embedder: models.embedder }, revisionId, this.stopping.signal);
    }
  }
}
