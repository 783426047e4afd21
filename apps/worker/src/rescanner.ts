import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Fault, type RevisionStatus, WorkQueue, type DocumentVerdict } from '#core';
import { ChildParser } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';
import { PgGuardScans, PgRevisionClaims, type SettledRevisions, type StoredText } from '#store';
import { Rounds } from './rounds.ts';

const revisionsAtOnce = 100;
const unreadAtOnce = 10;
const restMs = 60_000;
/** Verdicts of other versions come of an upgrade, or of a process that was not upgraded with this one. */
const scanMs = 3_600_000;
const waitingMs = 30_000;
const settleMs = 30_000;
/** What readers see first, then what they are about to. */
const scanned: readonly RevisionStatus[] = ['live', 'embedded', 'parsed', 'quarantined', 'superseded'];

/**
 * Keeps verdicts of the guard of this version, and what readers see with what verdicts, people and policies say. Stored texts are read in a
 * child process, one at a time, by one process of all.
 */
@Injectable()
export class Rescanner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly scanning = this.roundsOf(scanMs, 'reading stored documents with this version of the guard');
  private readonly reading = this.roundsOf(waitingMs, 'reading what waits for the guard to be shown');
  private readonly settling = this.roundsOf(settleMs, 'following what the guard made of documents');
  private readonly parser: ChildParser;
  private readonly scans: PgGuardScans;
  private readonly claims: PgRevisionClaims;
  private readonly version: string;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly queue: WorkQueue,
  ) {
    this.parser = new ChildParser({ ...runtime.config.parse, children: 1, restMs });
    this.scans = new PgGuardScans(runtime.database);
    this.claims = new PgRevisionClaims(runtime.database, 'the guard');
    this.version = runtime.documentJudges.version;
  }

  onApplicationBootstrap(): void {
    if (!this.runtime.config.guard.documents) return;
    this.scanning.start(() => this.scan());
    this.reading.start(() => this.readWaiting());
    this.settling.start(() => this.follow());
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.scanning, this.reading, this.settling].map((rounds) => rounds.stop()));
    await this.parser[Symbol.asyncDispose]();
  }

  private async scan(): Promise<void> {
    let revisions = 0;
    for (const status of scanned) revisions += await this.scanAll(status, this.scanning.signal);
    if (revisions > 0) this.runtime.log.info({ revisions, version: this.version }, 'read stored documents with this version of the guard');
  }

  /** What waits to be shown and what could not be read do not wait for the next scan of all, and the former for one of the latter at most. */
  private async readWaiting(): Promise<void> {
    const { signal } = this.reading;
    await this.scanAll('embedded', signal);
    for (const revisionId of await this.scans.unread(this.version, unreadAtOnce)) {
      await this.scanEach([revisionId], signal);
      await this.scanAll('embedded', signal);
    }
  }

  /** What is hostile, and what people and policies say, waits for nothing that is still to be read. */
  private async follow(): Promise<void> {
    await this.scans.atWork(this.version);
    await this.settle();
  }

  private async scanAll(status: RevisionStatus, signal: AbortSignal): Promise<number> {
    let revisions = 0;
    for (let next: string | null = ''; next !== null && !signal.aborted;) {
      await this.scans.atWork(this.version);
      const page = await this.scans.pending(this.version, status, next);
      revisions += await this.scanEach(page.ids, signal);
      // What waited for nothing else is shown at once.
      if (page.ids.length > 0) await this.settle();
      next = page.next;
    }
    return revisions;
  }

  /** How many were looked at: one whose verdict cannot be kept stops no other, and comes again in the next round. */
  private async scanEach(revisionIds: readonly string[], signal: AbortSignal): Promise<number> {
    for (const revisionId of revisionIds)
      try {
        await using claim = await this.claims.claim(revisionId);
        if (claim) await this.scanOne(revisionId, signal);
      } catch (error) {
        if (signal.aborted) throw error;
        this.runtime.log.error({ err: error, revisionId }, 'what the guard made of a stored document could not be kept; it is read again');
        await this.scans.postpone(revisionId);
      }
    return revisionIds.length;
  }

  private async scanOne(revisionId: string, signal: AbortSignal): Promise<void> {
    const stored = await this.scans.read(revisionId, this.version);
    if (!stored) return;
    const verdict = await this.verdictOf(revisionId, stored, signal);
    if (verdict) await this.scans.save(revisionId, verdict);
    else await this.scans.markUnread(revisionId, this.version);
  }

  /** Null: it could not be read within the limits, which is no reason to stop, and none to trust it. */
  private async verdictOf(revisionId: string, stored: StoredText, signal: AbortSignal): Promise<DocumentVerdict | null> {
    const { metrics, log, documentJudges } = this.runtime;
    try {
      const { verdict, ms } = await this.parser.scan(stored, stored.fileName, signal);
      metrics.scans.scanned(verdict, ms);
      return await documentJudges.settle({ name: revisionId, text: stored.text, verdict }, signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof Fault)) throw error;
      metrics.scans.unread(error.code);
      log.warn(
        { err: error, revisionId },
        'the guard could not read a stored document; what it found there before stays, and it tries again',
      );
      return null;
    }
  }

  private async settle(): Promise<void> {
    const { models } = this.runtime;
    for (let isMore = true; isMore && !this.settling.signal.aborted;) {
      const settled = await this.scans.settle(models.embedder.id, revisionsAtOnce);
      await this.tell(settled);
      const moved = settled.withheld + settled.released;
      isMore = moved > 0 && moved + settled.failed.length === revisionsAtOnce;
    }
  }

  private async tell({ withheld, released, toEmbed, failed }: SettledRevisions): Promise<void> {
    const { log } = this.runtime;
    for (const { revisionId, error } of failed)
      log.error({ err: error, revisionId }, 'what readers see of a revision does not follow its verdict; it is tried again');
    if (withheld > 0) log.warn({ revisions: withheld }, 'took revisions off that the guard holds back; GET /v1/guard/findings lists them');
    if (released > 0) log.info({ revisions: released }, 'gave revisions back that the guard no longer holds');
    if (toEmbed.length > 0) await this.queue.enqueue('embed', toEmbed);
  }

  private roundsOf(pauseMs: number, what: string): Rounds {
    return new Rounds(pauseMs, (error) => this.runtime.log.error({ err: error }, `${what} stopped; it goes on later`));
  }
}
