import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RUNTIME, type Runtime } from '#runtime';
import { PgAnalysis } from '#store';
import { Rounds } from './rounds.ts';

const revisionsAtOnce = 100;
/** After a failure. */
const againMs = 60_000;

/** After the analysis of words was changed: gives stored text its new terms, while questions are asked in the old and the new ones. */
@Injectable()
export class Reanalyzer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(againMs, (error) => {
    this.runtime.log.error({ err: error }, 'analysing the words of stored documents anew stopped; it goes on in a minute');
  });

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.reanalyze());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async reanalyze(): Promise<'done'> {
    const { database, log } = this.runtime;
    const analysis = new PgAnalysis(database);
    for (let revisions = 0; ;) {
      const done = await analysis.renew(revisionsAtOnce, this.rounds.signal);
      revisions += done;
      if (done === revisionsAtOnce) continue;
      if (revisions > 0) log.info({ revisions }, 'analysed the words of stored documents anew');
      return 'done';
    }
  }
}
