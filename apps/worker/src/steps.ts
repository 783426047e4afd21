import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type RevisionStatus, WorkQueue } from '#core';
import { ChildParser, embedRevision, failForGood, parseRevision, publishRevision, type StepOutcome, type StepPorts } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';

type StepName = 'parse' | 'embed' | 'publish';

/** The three steps with everything they need, each counted and logged with its outcome. */
@Injectable()
export class Steps implements OnApplicationShutdown {
  readonly concurrency: number;
  private readonly runtime: Runtime;
  private readonly ports: StepPorts;
  private readonly parser: ChildParser;

  constructor(@Inject(RUNTIME) runtime: Runtime, queue: WorkQueue) {
    const { revisions, vectors, blobs, models, config, metrics } = runtime;
    this.runtime = runtime;
    this.concurrency = config.worker.concurrency;
    this.parser = new ChildParser({
      ...config.parse,
      recognition: models.recognition,
      children: config.worker.concurrency,
      isGuarded: config.guard.documents,
      onScan: (verdict, ms) => metrics.scans.scanned(verdict, ms),
    });
    this.ports = { revisions, vectors, blobs, embedder: models.embedder, parser: this.parser, queue };
  }

  parse(revisionId: string, signal: AbortSignal): Promise<void> {
    return this.timed('parse', revisionId, () => parseRevision({ ...this.ports, parser: this.settling(revisionId) }, revisionId, signal));
  }

  embed(revisionId: string, signal: AbortSignal): Promise<void> {
    return this.timed('embed', revisionId, () => embedRevision(this.ports, revisionId, signal));
  }

  publish(revisionId: string): Promise<void> {
    return this.timed('publish', revisionId, () => publishRevision(this.ports, revisionId));
  }

  /** After the last attempt of the step that begins at a status: the row says `failed` and why. */
  async giveUp(revisionId: string, at: RevisionStatus, error: unknown): Promise<void> {
    await failForGood(this.ports.revisions, revisionId, at, error);
  }

  workerTrouble(error: Error): void {
    this.runtime.log.warn({ err: error }, 'queue trouble; the worker goes on');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parser[Symbol.asyncDispose]();
  }

  /** What the guard is unsure of is settled before anything of a revision is stored: nobody meets it undecided. */
  private settling(revisionId: string): StepPorts['parser'] {
    const { documentJudges } = this.runtime;
    return {
      parse: async (file, signal) => {
        const { verdict, ...parsed } = await this.parser.parse(file, signal);
        if (!verdict) return parsed;
        return { ...parsed, verdict: await documentJudges.settle({ name: revisionId, text: parsed.text, verdict }, signal) };
      },
    };
  }

  private async timed(step: StepName, revisionId: string, run: () => Promise<StepOutcome>): Promise<void> {
    const { log, metrics } = this.runtime;
    const started = performance.now();
    try {
      const { outcome } = await run();
      metrics.stepDone(step, outcome, performance.now() - started);
      log.debug({ step, revisionId, outcome }, 'step done');
    } catch (error) {
      const isHandedBack = error instanceof Error && error.name === 'AbortError';
      metrics.stepDone(step, isHandedBack ? 'handed back' : 'error', performance.now() - started);
      if (isHandedBack) log.info({ step, revisionId }, 'stopping: the step is handed back');
      else log.warn({ err: error, step, revisionId }, 'step failed; it will be tried again');
      throw error;
    }
  }
}
