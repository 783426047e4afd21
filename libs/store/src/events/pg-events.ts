import type { EventType, Principal } from '#core';
import type { Database } from '../database/database.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';

export interface StoredEvent {
  readonly id: string;
  readonly type: EventType;
  readonly collectionId: string | null;
  readonly documentId: string | null;
  readonly sourceId: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

export interface EventFilter {
  readonly types?: readonly EventType[] | undefined;
  readonly documentId?: string | undefined;
}

export interface EventRow {
  readonly id: string;
  readonly type: EventType;
  readonly collection_id: string | null;
  readonly document_id: string | null;
  readonly source_id: string | null;
  readonly body: Record<string, unknown>;
  readonly at: Date;
}

const deletedAtOnce = 500;

/** What happened, to those who may hear of it. */
export class PgEvents {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Oldest first from behind `after`. What is listed once stays before whatever comes later, so a reader that goes on misses nothing. */
  async after(principal: Principal, after: string | null, filter: EventFilter & { readonly limit: number }): Promise<StoredEvent[]> {
    const rows = await this.database.query<EventRow>('list_events_after', [...parametersOf(principal, after, filter), filter.limit]);
    return rows.map(toEvent);
  }

  /** Newest first. */
  async list(principal: Principal, page: PageRequest & EventFilter): Promise<Page<StoredEvent>> {
    const list = pagesOf('events');
    const parameters = [...parametersOf(principal, list.after(page), page), page.limit + 1];
    const rows = await this.database.query<EventRow>('list_events_before', parameters);
    return list.cut(rows.map(toEvent), page, (event) => event.id);
  }

  /** Where a stream begins that wants nothing from before; null while nothing happened yet. */
  async last(principal: Principal): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>('find_last_event', [principal.organisationId]);
    return row?.id ?? null;
  }

  /** Forgets what happened before `time`, with its deliveries. Resolves with how many. */
  async forget(time: Date): Promise<number> {
    await this.database.transaction((transaction) => transaction.query('settle_restored_events'));
    for (let forgotten = 0; ;) {
      const rows = await this.database.transaction((transaction) => transaction.query('delete_past_events', [time, deletedAtOnce]));
      forgotten += rows.length;
      if (rows.length < deletedAtOnce) return forgotten;
    }
  }
}

export function toEvent({ collection_id, document_id, source_id, ...row }: EventRow): StoredEvent {
  return { ...row, collectionId: collection_id, documentId: document_id, sourceId: source_id };
}

function parametersOf(principal: Principal, from: string | null, { types, documentId }: EventFilter): readonly unknown[] {
  return [...readerOf(principal), from, types ?? null, documentId ?? null];
}
