import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime, watchModels } from '#runtime';
import { PgModelCanaries } from '#store';
import { Rounds } from './rounds.ts';

const intervalMs = 60_000;

/** Looks as often as is set whether remote models still answer as they did; of several workers one looks. */
@Injectable()
export class ModelWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.runtime.log.warn({ err: error }, 'looking at remote models failed; the next time is in a minute');
  });

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly canaries: PgModelCanaries,
  ) {}

  onApplicationBootstrap(): void {
    const { config, log, metrics, models } = this.runtime;
    const olderThanMs = config.gateway.canaryMs;
    if (config.gateway.remote.kind === 'none' || olderThanMs === 0) return;
    this.rounds.start(() => watchModels({ log, metrics, models, canaries: this.canaries }, { olderThanMs }, this.rounds.signal));
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
