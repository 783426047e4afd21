import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Fault, WorkQueue, type DocumentVerdict } from '#core';
import { guardVersion } from '#guard';
import { ChildParser } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';
import { PgGuardScans, type StoredText } from '#store';
import { Rounds } from './rounds.ts';

const revisionsAtOnce = 100;
const restMs = 60_000;
/** Verdicts of other versions come of an upgrade, or of a process that was not upgraded with this one. */
const scanMs = 3_600_000;
const settleMs = 30_000;

/**
 * Keeps verdicts of the guard of this version, and what readers see with what verdicts, people and policies say. Stored texts are read in a
 * child process, one at a time, live ones first.
 */
@Injectable()
export class Rescanner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly scanning = this.roundsOf(scanMs, 'reading stored documents with this version of the guard');
  private readonly settling = this.roundsOf(settleMs, 'following what the guard made of documents');
  private readonly parser: ChildParser;
  private readonly scans: PgGuardScans;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly queue: WorkQueue,
  ) {
    this.parser = new ChildParser({ ...runtime.config.parse, children: 1, restMs });
    this.scans = new PgGuardScans(runtime.database);
  }

  onApplicationBootstrap(): void {
    if (!this.runtime.config.guard.documents) return;
    this.scanning.start(() => this.scan());
    this.settling.start(() => this.settle());
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.scanning.stop(), this.settling.stop()]);
    await this.parser[Symbol.asyncDispose]();
  }

  private async scan(): Promise<void> {
    const { log } = this.runtime;
    const { signal } = this.scanning;
    for (let revisions = 0; ;) {
      const pending = await this.scans.pending(guardVersion, revisionsAtOnce);
      for (const revisionId of pending) await this.scanOne(revisionId, signal);
      revisions += pending.length;
      // What is hostile waits for nothing that is still to be read.
      if (pending.length > 0) await this.settle();
      if (pending.length === revisionsAtOnce) continue;
      if (revisions > 0) log.info({ revisions, version: guardVersion }, 'read stored documents with this version of the guard');
      return;
    }
  }

  private async scanOne(revisionId: string, signal: AbortSignal): Promise<void> {
    const stored = await this.scans.read(revisionId);
    if (stored) await this.scans.save(revisionId, await this.verdictOf(stored, signal));
  }

  /** What cannot be read within the limits is no reason to stop, and none to trust it. */
  private async verdictOf(stored: StoredText, signal: AbortSignal): Promise<DocumentVerdict> {
    try {
      const { verdict, ms } = await this.parser.scan(stored, stored.fileName, signal);
      this.runtime.metrics.scans.scanned(verdict, ms);
      return verdict;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.runtime.log.warn({ err: error }, 'the guard could not read a stored document; it is suspect until it can');
      const finding = {
        level: 'suspect',
        reason: 'the guard could not read it',
        quote: '',
        span: null,
        page: null,
        cues: [],
        score: 0,
      } as const;
      return { level: 'suspect', findings: [finding], version: guardVersion };
    }
  }

  private async settle(): Promise<void> {
    const { models, log } = this.runtime;
    const { withheld, released, toEmbed } = await this.scans.settle(models.embedder.id, revisionsAtOnce);
    if (withheld > 0) log.warn({ revisions: withheld }, 'took revisions off that the guard holds back; GET /v1/guard/findings lists them');
    if (released > 0) log.info({ revisions: released }, 'gave revisions back that the guard no longer holds');
    if (toEmbed.length > 0) await this.queue.enqueue('embed', toEmbed);
  }

  private roundsOf(pauseMs: number, what: string): Rounds {
    return new Rounds(pauseMs, (error) => this.runtime.log.error({ err: error }, `${what} stopped; it goes on later`));
  }
}
