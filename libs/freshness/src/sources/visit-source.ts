import {
  type ContentItem,
  type EndedVisit,
  Fault,
  type HeardItem,
  type SourceAdapter,
  type SourceItem,
  type StoredBlob,
  type VisitEnd,
  type VisitLedger,
  type WorkQueue,
} from '#core';
import { nextVisit } from './next-visit.ts';
import { reasonToHold } from './vanish-guard.ts';
import { VisitTally } from './visit-tally.ts';

export interface VisitPorts {
  readonly adapter: SourceAdapter;
  readonly ledger: VisitLedger;
  readonly queue: Pick<WorkQueue, 'enqueue'>;
  /** Stores the bytes and tells what they are, as with an upload. */
  readonly store: (item: ContentItem, signal: AbortSignal) => Promise<{ readonly blob: StoredBlob; readonly mediaType: string }>;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly warn: (message: string, error: unknown) => void;
}

const beatMs = 2000;
const notedAtOnce = 50;

/**
 * One visit from beginning to end, or from where it was cut off. Everything it learns is written down as it goes; what it cannot take is
 * written down with the reason; an abort hands it back to whoever is next.
 */
export async function visitSource(ports: VisitPorts, signal: AbortSignal): Promise<EndedVisit | null> {
  const visit = new RunningVisit(ports, signal);
  try {
    const end = await visit.walk();
    return await visit.finish(end);
  } catch (error) {
    if (signal.aborted) {
      await ports.ledger.handBack();
      return null;
    }
    if (visit.isLost) return null;
    return await visit.fail(error);
  } finally {
    visit.stop();
  }
}

class RunningVisit {
  isLost = false;
  private readonly ports: VisitPorts;
  private readonly tally: VisitTally;
  private readonly stopping = new AbortController();
  private readonly signal: AbortSignal;
  private readonly beat: NodeJS.Timeout;
  private readonly heard: HeardItem[] = [];
  private answered = 0;
  private firstTrouble: string | null = null;

  constructor(ports: VisitPorts, signal: AbortSignal) {
    this.ports = ports;
    this.tally = new VisitTally(ports.ledger.counts);
    this.signal = AbortSignal.any([signal, this.stopping.signal]);
    this.beat = setInterval(() => void this.renew(), beatMs);
  }

  stop(): void {
    clearInterval(this.beat);
    this.stopping.abort();
  }

  async walk(): Promise<VisitEnd> {
    const { adapter, ledger } = this.ports;
    const items = adapter.visit(
      {
        sourceId: ledger.source.id,
        settings: ledger.source.settings,
        secret: await ledger.secret(),
        state: ledger.source.visitState,
        known: (key) => ledger.known(key),
        knownKeys: () => ledger.knownKeys(),
      },
      this.signal,
    );
    try {
      for (;;) {
        const { value, done } = await items.next();
        this.signal.throwIfAborted();
        if (done) return value;
        await this.handle(value);
      }
    } finally {
      await items.return({ complete: false, state: null, notes: [] }).catch(() => undefined);
      await this.flush();
    }
  }

  async finish(end: VisitEnd): Promise<EndedVisit> {
    if (this.answered === 0 && this.firstTrouble !== null) return this.fail(new Fault('source_unreachable', this.firstTrouble));
    if (end.complete) await this.ports.ledger.markUnseen();
    const held = reasonToHold(await this.ports.ledger.vanished());
    if (held === null) await this.deleteOverdue();
    const isHeld = held !== null;
    return this.end({
      status: isHeld ? 'held' : 'done',
      state: isHeld ? 'held' : 'ok',
      message: held ?? this.troubleInWords(),
      isComplete: end.complete,
      notes: end.notes,
      failures: 0,
      visitState: end.state,
    });
  }

  async fail(error: unknown): Promise<EndedVisit> {
    if (!(error instanceof Fault)) this.ports.warn('a visit failed in a way that is a bug', error);
    const message = error instanceof Fault ? error.message : 'The visit failed for a reason of ours; the log has it.';
    const failures = this.ports.ledger.source.failures + 1;
    return this.end({ status: 'failed', state: 'failing', message, isComplete: false, notes: [], failures, visitState: null });
  }

  private async end(ended: Omit<EndedVisit, 'counts' | 'nextVisitAt'>): Promise<EndedVisit> {
    const { ledger, clock, random } = this.ports;
    const { schedule, isPaused } = ledger.source;
    const nextVisitAt = nextVisit({ schedule, isPaused, failures: ended.failures, now: clock(), chance: random() });
    const whole = { ...ended, counts: this.tally.counts, nextVisitAt };
    await ledger.end(whole);
    return whole;
  }

  private async handle(item: SourceItem): Promise<void> {
    if (item.kind === 'content') {
      this.answered += 1;
      return this.take(item);
    }
    if (item.kind === 'unreachable') this.firstTrouble ??= `${item.key}: ${item.reason}`;
    else this.answered += 1;
    await this.note(item.kind === 'gone' ? { ...item, reason: item.reason ?? 'the source says it is gone' } : item);
  }

  private async take(item: ContentItem): Promise<void> {
    const { ledger, queue, store } = this.ports;
    try {
      const { blob, mediaType } = await store(item, this.signal);
      this.tally.add('fetched');
      this.tally.add('bytes', blob.bytes);
      const { revisionId, isChanged } = await ledger.take({ item, blob, mediaType });
      this.tally.add(isChanged ? 'changed' : 'unchanged');
      if (isChanged)
        await queue.enqueue('parse', [revisionId]).catch((error: unknown) => this.ports.warn('job not added; the sweeper will', error));
    } catch (error) {
      // What broke the stream says more than what its breaking led to.
      await this.refuse(item.key, item.content.errored ?? error);
    } finally {
      item.content.on('error', () => undefined).destroy();
    }
  }

  /** A stream that broke off is trouble of the source; a fault of another kind is about the thing itself. Ours ends the visit. */
  private async refuse(key: string, error: unknown): Promise<void> {
    this.signal.throwIfAborted();
    if (error instanceof Fault && (error.code === 'store_unavailable' || error.code === 'internal')) throw error;
    const isAboutIt = error instanceof Fault && error.code !== 'source_unreachable';
    const reason = error instanceof Error ? error.message : String(error);
    if (!isAboutIt) this.firstTrouble ??= `${key}: ${reason}`;
    await this.note({ kind: isAboutIt ? 'refused' : 'unreachable', key, reason });
  }

  private async note(item: HeardItem): Promise<void> {
    this.tally.heard(item);
    this.heard.push(item);
    if (this.heard.length >= notedAtOnce) await this.flush();
  }

  private async flush(): Promise<void> {
    if (!this.isLost) await this.ports.ledger.note(this.heard.splice(0));
  }

  private async renew(): Promise<void> {
    try {
      this.isLost = !(await this.ports.ledger.renew(this.tally.counts));
      if (this.isLost) this.stopping.abort(new Fault('conflict', 'the source is gone, or another process visits it'));
    } catch (error) {
      this.ports.warn('the visit could not be renewed; it goes on', error);
    }
  }

  private async deleteOverdue(): Promise<void> {
    for (let deleted = await this.ports.ledger.deleteOverdue(); deleted > 0; deleted = await this.ports.ledger.deleteOverdue()) {
      this.tally.add('deleted', deleted);
      this.signal.throwIfAborted();
    }
  }

  private troubleInWords(): string | null {
    const { unreachable, refused } = this.tally.counts;
    if (unreachable + refused === 0) return null;
    const parts = [unreachable > 0 ? `${unreachable} could not be reached` : '', refused > 0 ? `${refused} could not be taken` : ''];
    return parts.filter((part) => part !== '').join(', ');
  }
}
