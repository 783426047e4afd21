import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Fault, faults } from '#core';
import { configurationOf, RUNTIME, type Runtime, type ServedConfiguration } from '#runtime';
import { type ClaimedRun, PgCollections, PgEvaluations, PgEvaluationWork, PgGoldenQuestions } from '#store';
import { Rounds } from '../rounds.ts';
import { evaluationOf, type MeasuredRun } from './measured-run.ts';
import { tuningOf } from './tuning-run.ts';

const lookMs = 2000;
const questionsAtOnce = 50;
/** A run that ended its process, or met something that may pass, so often is not tried again. */
const maxAttempts = 5;

/** Runs evaluations and tunings one at a time. What a question came to is kept at once, so a run that was cut off goes on behind it. */
@Injectable()
export class EvaluationRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  @Inject(PgCollections) private readonly collections!: PgCollections;
  private readonly rounds = new Rounds(lookMs, (error) => {
    this.runtime.log.warn({ err: error }, 'evaluations could not be looked at; trying again');
  });

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly work: PgEvaluationWork,
    private readonly golden: PgGoldenQuestions,
    private readonly evaluations: PgEvaluations,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.runWaiting());
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async runWaiting(): Promise<void> {
    while (!this.rounds.signal.aborted && (await this.turn()));
  }

  /** Whether there was a run to see to. */
  private async turn(): Promise<boolean> {
    const run = await this.work.claim();
    if (!run) return false;
    if (run.tries > maxAttempts) {
      await this.work.fail(run, `its process ended ${maxAttempts} times while it ran; see the log, then ask for it again`);
      return true;
    }
    try {
      await this.evaluate(run);
    } catch (error) {
      if (this.rounds.signal.aborted) await this.work.handBack(run);
      else if (mayPass(error) && run.tries < maxAttempts)
        // Its hold runs out within a minute; then it is gone on with.
        this.runtime.log.warn({ err: error, evaluationId: run.id }, 'evaluation stopped; it goes on in a minute');
      else await this.giveUp(run, error);
    }
    return true;
  }

  private async evaluate(run: ClaimedRun): Promise<void> {
    const { configurations, search } = this.runtime;
    const served = run.versionId === null ? configurations.current : await configurations.of(run.versionId);
    const measuring = { ...served, search };
    const measured = run.kind === 'tuning' ? tuningOf(run, measuring) : evaluationOf(run, measuring, this.golden);
    const begun = await this.work.begin(run, await this.configurationOf(run, served), served.version.id);
    if (begun === null) return;
    for (;;) {
      const questions = await this.work.open(run.id, questionsAtOnce);
      if (questions.length === 0) return this.finish(run, { measured, served, begun });
      for (const question of questions) {
        const result = await measured.measure(question, this.rounds.signal);
        // Deleted, or another process holds it: nothing more to do here.
        if (!(await this.work.save(run, question, result))) return;
      }
    }
  }

  /** Figures are made of what was kept, so that a run gone on with counts all of its questions. */
  private async finish(run: ClaimedRun, { measured, served, begun }: Begun): Promise<void> {
    if ((await this.configurationOf(run, served)) !== begun) {
      await this.work.fail(
        run,
        'the settings of the collection, or what was measured of its texts, changed while it ran; ask for it again',
      );
      return;
    }
    const everything = { ...run.asker, role: 'admin' } as const;
    const kept = await this.evaluations.allResults(everything, run.id);
    await this.work.finish(run, measured.figures(kept.map(({ result }) => result)));
  }

  /** Everything a ranking of the collection goes by now, with what was measured of its texts and set for it. */
  private async configurationOf({ asker, collectionId }: ClaimedRun, served: ServedConfiguration): Promise<string> {
    return configurationOf(served, this.runtime.traces, await this.collections.find(asker, collectionId));
  }

  private async giveUp(run: ClaimedRun, error: unknown): Promise<void> {
    this.runtime.log.warn({ err: error, evaluationId: run.id }, 'evaluation failed');
    await this.work.fail(run, error instanceof Fault ? error.message : 'it failed inside; see the log of the worker');
  }
}

interface Begun {
  readonly measured: MeasuredRun;
  readonly served: ServedConfiguration;
  /** The configuration it began under. */
  readonly begun: string;
}

function mayPass(error: unknown): boolean {
  return error instanceof Fault && faults[error.code].retry && error.code !== 'internal';
}
