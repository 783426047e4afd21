import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Fault, faults, type SearchScope } from '#core';
import { goldenFigures, type GoldenResult, scoreGolden } from '#quality';
import { RUNTIME, type Runtime } from '#runtime';
import { type ClaimedRun, type OpenQuestion, PgCollections, PgEvaluations, PgEvaluationWork, PgGoldenQuestions } from '#store';
import { Rounds } from '../rounds.ts';

const lookMs = 2000;
const questionsAtOnce = 50;
/** Passages asked for: enough that recall@100 is of documents, not of chunks. */
const limit = 100;
/** A run that ended its process, or met something that may pass, so often is not tried again. */
const maxAttempts = 5;

/** Runs evaluations one at a time. What a question came to is kept at once, so a run that was cut off goes on behind it. */
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
    if (run.attempt > maxAttempts) {
      await this.work.fail(run, `its process ended ${maxAttempts} times while it ran; see the log, then ask for it again`);
      return true;
    }
    try {
      await this.evaluate(run);
    } catch (error) {
      if (this.rounds.signal.aborted) await this.work.handBack(run);
      else if (mayPass(error) && run.attempt < maxAttempts)
        // Its hold runs out within a minute; then it is gone on with.
        this.runtime.log.warn({ err: error, evaluationId: run.id }, 'evaluation stopped; it goes on in a minute');
      else await this.giveUp(run, error);
    }
    return true;
  }

  private async evaluate(run: ClaimedRun): Promise<void> {
    for (;;) {
      const questions = await this.work.open(run.id, questionsAtOnce);
      if (questions.length === 0) return this.finish(run);
      for (const question of questions) {
        const result = await this.measure(run, question);
        // Deleted, or another process holds it: nothing more to do here.
        if (!(await this.work.save(run, question, { ...result }))) return;
      }
    }
  }

  private async measure(run: ClaimedRun, golden: OpenQuestion): Promise<GoldenResult> {
    const { signal } = this.rounds;
    const { retriever, search } = this.runtime;
    const scope: SearchScope = { principal: run.asker, collectionIds: [run.collectionId], filter: {}, asOf: null };
    const retrieval = await retriever.retrieve({ query: golden.question, scope, limit }, signal);
    const shown = new Set(retrieval.passages.map(({ chunkId }) => chunkId));
    const others = retrieval.candidates.map(({ chunkId }) => chunkId).filter((chunkId) => !shown.has(chunkId));
    const chunks = await search.chunks(others, scope);
    const findable = await this.golden.findable(run.asker, run.collectionId, golden.expected);
    return scoreGolden(golden, retrieval, { chunks, findable });
  }

  /** Figures are made of what was kept, so that a run gone on with counts all of its questions. */
  private async finish(run: ClaimedRun): Promise<void> {
    const { asker, collectionId } = run;
    const kept = await this.evaluations.allResults(asker, run.id);
    const collection = await this.collections.find(asker, collectionId);
    const { chunking } = collection.settings;
    const configurationId = await this.runtime.traces.configurationId({
      retrieval: { ...this.runtime.retriever.settings },
      chunking,
      limit,
    });
    const figures = goldenFigures(kept.map(({ result }) => result as typeof result & GoldenResult));
    await this.work.finish(run, configurationId, { ...figures });
  }

  private async giveUp(run: ClaimedRun, error: unknown): Promise<void> {
    this.runtime.log.warn({ err: error, evaluationId: run.id }, 'evaluation failed');
    await this.work.fail(run, error instanceof Fault ? error.message : 'it failed inside; see the log of the worker');
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof Fault && faults[error.code].retry && error.code !== 'internal';
}
