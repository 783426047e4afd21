import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgVectorIndex } from '#store';

const intervalMs = 60_000;

/** Looks every minute whether the vectors have outgrown being compared one by one, or an index was left half built. */
@Injectable()
export class VectorIndexer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly index: PgVectorIndex;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {
    this.index = new PgVectorIndex(runtime.database, { from: runtime.config.vectorIndex.from });
  }

  onApplicationBootstrap(): void {
    this.running = this.look();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.look());
    }, intervalMs);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const { log, models } = this.runtime;
    const model = models.embedder.id;
    try {
      const done = await this.index.refresh(model, this.stopping.signal);
      if (done.outcome === 'built') log.info({ model, ...done }, 'built the index of the vectors; large scopes are searched through it');
      if (done.outcome === 'rebuilt') log.warn({ model, ...done }, 'built the index of the vectors again: its building had been cut off');
    } catch (error) {
      if (!this.stopping.signal.aborted)
        log.warn(
          { err: error, model },
          'the index of the vectors was not built; every search compares all vectors until the next try in a minute',
        );
    }
  }
}
