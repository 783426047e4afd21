import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '#config';
import { ChildParser, embedRevision, failForGood, parseRevision, publishRevision, type StepPorts } from '#ingest';
import { CONFIG, LOG } from '#runtime';
import { type Log, Metrics } from '#telemetry';
import { WorkPorts } from './work-ports.ts';

type StepName = 'parse' | 'embed' | 'publish';

/** The three steps with everything they need, each counted and logged with its outcome. */
@Injectable()
export class Steps implements OnApplicationShutdown {
  readonly concurrency: number;
  private readonly ports: StepPorts;
  private readonly parser: ChildParser;
  private readonly metrics: Metrics;
  private readonly log: Log;

  constructor(ports: WorkPorts, @Inject(CONFIG) config: Config, metrics: Metrics, @Inject(LOG) log: Log) {
    this.parser = new ChildParser({ ...config.parse, children: config.worker.concurrency });
    this.ports = { ...ports, parser: this.parser };
    this.concurrency = config.worker.concurrency;
    this.metrics = metrics;
    this.log = log;
  }

  parse(revisionId: string, signal: AbortSignal): Promise<void> {
    return this.timed('parse', revisionId, () => parseRevision(this.ports, revisionId, signal));
  }

  embed(revisionId: string, signal: AbortSignal): Promise<void> {
    return this.timed('embed', revisionId, () => embedRevision(this.ports, revisionId, signal));
  }

  publish(revisionId: string): Promise<void> {
    return this.timed('publish', revisionId, () => publishRevision(this.ports, revisionId));
  }

  /** After the last attempt: the row says `failed` and why. */
  async giveUp(revisionId: string, error: unknown): Promise<void> {
    await failForGood(this.ports.revisions, revisionId, error);
  }

  workerTrouble(error: Error): void {
    this.log.warn({ err: error }, 'queue trouble; the worker goes on');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parser[Symbol.asyncDispose]();
  }

  private async timed(step: StepName, revisionId: string, run: () => Promise<{ readonly outcome: string }>): Promise<void> {
    const started = performance.now();
    try {
      const { outcome } = await run();
      this.metrics.stepDone(step, outcome, performance.now() - started);
      this.log.debug({ step, revisionId, outcome }, 'step done');
    } catch (error) {
      this.metrics.stepDone(step, 'error', performance.now() - started);
      this.log.warn({ err: error, step, revisionId }, 'step failed; it will be tried again');
      throw error;
    }
  }
}
