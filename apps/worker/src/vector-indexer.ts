import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgVectorIndex } from '#store';
import { Rounds } from './rounds.ts';

const intervalMs = 60_000;

/** Looks every minute whether the vectors have outgrown being compared one by one, or an index was left half built. */
@Injectable()
export class VectorIndexer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly index: PgVectorIndex;
  private readonly rounds = new Rounds(intervalMs, (error) => {
    const { log, models } = this.runtime;
    log.warn(
      { err: error, model: models.embedder.id },
      'the index of the vectors was not built; every search compares all vectors until the next try in a minute',
    );
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {
    this.index = new PgVectorIndex(runtime.database, { from: runtime.config.vectorIndex.from });
  }

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.look());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(): Promise<void> {
    const { log, models } = this.runtime;
    const model = models.embedder.id;
    const done = await this.index.refresh(model, this.rounds.signal);
    if (done.outcome === 'built') log.info({ model, ...done }, 'built the index of the vectors; large scopes are searched through it');
    if (done.outcome === 'rebuilt') log.warn({ model, ...done }, 'built the index of the vectors again: its building had been cut off');
  }
}
