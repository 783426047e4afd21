import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { profileCollections, RUNTIME, type Runtime } from '#runtime';

const intervalMs = 60_000;

/** Looks every minute for collections that have grown so much that what was measured of them no longer holds. */
@Injectable()
export class Profiler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

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
    const { signal } = this.stopping;
    try {
      if (!signal.aborted) await profileCollections(this.runtime, signal);
    } catch (error) {
      if (!signal.aborted)
        this.runtime.log.warn({ err: error }, 'collections were not measured; legs keep their shares until the next try in a minute');
    }
  }
}
