import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgAnalysis } from '#store';

const revisionsAtOnce = 100;

/** After the analysis of words was changed: gives stored text its new terms, while questions are asked in the old and the new ones. */
@Injectable()
export class Reanalyzer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    this.running = this.reanalyze().catch((error: unknown) => {
      this.runtime.log.error({ err: error }, 'analysing the words of stored documents anew stopped; it goes on at the next start');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async reanalyze(): Promise<void> {
    const { database, log } = this.runtime;
    const analysis = new PgAnalysis(database);
    for (let revisions = 0; ;) {
      const done = await analysis.renew(revisionsAtOnce, this.stopping.signal);
      revisions += done;
      if (done === revisionsAtOnce) continue;
      if (revisions > 0) log.info({ revisions }, 'analysed the words of stored documents anew');
      return;
    }
  }
}
