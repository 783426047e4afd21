import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { profileCollections, RUNTIME, type Runtime } from '#runtime';
import { Rounds } from './rounds.ts';

const intervalMs = 60_000;

/** Looks every minute for collections that have grown so much that what was measured of them no longer holds. */
@Injectable()
export class Profiler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(intervalMs, (error) => {
    this.runtime.log.warn({ err: error }, 'collections were not measured; legs keep their shares until the next try in a minute');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => profileCollections(this.runtime, this.rounds.signal));
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
