import { Inject, Injectable } from '@nestjs/common';
import { type ContentItem, Fault, type SourceAdapter, VisitQueue, WorkQueue } from '#core';
import { visitSource } from '#freshness';
import { storeFile } from '#ingest';
import { RUNTIME, type Runtime, SOURCE_ADAPTERS } from '#runtime';
import { PgSourceVisits } from '#store';

/** Where a visit puts work: documents to be parsed, and its own successor. */
@Injectable()
export class VisitQueues {
  constructor(
    readonly work: WorkQueue,
    readonly visits: VisitQueue,
  ) {}
}

/** Visits sources with everything a visit needs, and sees to it that the next one is scheduled. */
@Injectable()
export class Visits {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(SOURCE_ADAPTERS) private readonly adapters: ReadonlyMap<string, SourceAdapter>,
    private readonly store: PgSourceVisits,
    private readonly queues: VisitQueues,
  ) {}

  /** Does nothing when another visit of it is running, or its time has not come. */
  async visit(sourceId: string, signal: AbortSignal): Promise<void> {
    const ledger = await this.store.begin(sourceId);
    if (!ledger) return;
    const { log, blobs, config } = this.runtime;
    const { kind, name, schedule } = ledger.source;
    const started = performance.now();
    const { maxUploadBytes: maxBytes } = config.http;
    const ended = await visitSource(
      {
        ledger,
        adapter: this.adapters.get(kind) ?? unknownKind(kind),
        queue: this.queues.work,
        store: (item: ContentItem, stop) => storeFile({ ...item, declaredType: item.mediaType }, { blobs, maxBytes, signal: stop }),
        clock: () => new Date(),
        random: Math.random,
        warn: (message, error) => log.warn({ err: error, sourceId }, message),
      },
      signal,
    );
    if (!ended) return log.info({ sourceId, name }, 'the visit of a source is handed back');
    const { status, counts, message, nextVisitAt } = ended;
    log.info({ sourceId, name, status, ...counts, message, ms: Math.round(performance.now() - started) }, 'visited a source');
    if (schedule && nextVisitAt) await this.queues.visits.schedule(sourceId, schedule, nextVisitAt);
  }

  /** Every visit's lease is let go: for a process that knows it is alone. */
  async breakLeases(): Promise<void> {
    if (this.runtime.database.kind === 'embedded') await this.store.breakLeases();
  }
}

/** A source of a kind that this version lacks: its visit fails with these words and its documents stay. */
function unknownKind(kind: string): SourceAdapter {
  return {
    kind,
    check: () => ({}),
    // oxlint-disable-next-line require-yield
    async *visit() {
      throw new Fault('bad_request', `This version of Aquifer knows no sources of kind "${kind}".`);
    },
  };
}
