import {
  type Access,
  type BlobStore,
  type EndedVisit,
  Fault,
  type HeardItem,
  type KnownItem,
  type Principal,
  type TakenItem,
  type TakenRevision,
  type VisitCounts,
  type VisitedSource,
  VisitLedger,
  type PersonalKind,
} from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';
import type { PgDocuments } from '../documents/pg-documents.ts';
import type { Redacting } from '../personal-data/redacting.ts';
import { receiveUpload, type Upload } from '../documents/receive-upload.ts';
import { insertEvent } from '../events/insert-event.ts';
import { nameBefore, type NamedItem, namedWithoutPersonalData, plainlyNamed } from './item-name.ts';
import { noteItems } from './note-items.ts';

/** How long a visit is its holder's without a sign of life. */
export const leaseSeconds = 30;
const keysAtOnce = 500;
const deletedAtOnce = 50;
const keptRuns = 100;

interface Visit {
  readonly source: VisitedSource;
  readonly runId: string;
  readonly counts: VisitCounts;
  readonly openSecret: () => Promise<string | null>;
}

export interface LedgerStores {
  readonly blobs: BlobStore;
  readonly documents: PgDocuments;
  /** Without it nothing is taken out of what things are called. */
  readonly redacting?: Redacting;
  /** As `NamedItem` is marked. */
  readonly markOf?: (text: string) => Promise<string>;
}

interface ItemKnown {
  readonly key: string;
  readonly version: string | null;
  readonly modified_at: Date | null;
  readonly memo: Readonly<Record<string, unknown>> | null;
  readonly run_id: string;
  readonly state: string;
}

/** `document_id` and what follows are null while no document has the key. */
interface ClaimRow {
  readonly access_public: boolean;
  readonly access_groups: readonly string[];
  readonly document_id: string | null;
  readonly source_id: string | null;
  readonly source_name: string | null;
  readonly has_same_access: boolean | null;
}

/** A visit written down in the tables source, source_run and source_item. */
export class PgVisitLedger extends VisitLedger {
  override readonly source: VisitedSource;
  override readonly counts: VisitCounts;
  private readonly database: Database;
  private readonly stores: LedgerStores;
  private readonly visit: Visit;

  constructor(database: Database, stores: PgVisitLedger['stores'], visit: Visit) {
    super();
    this.database = database;
    this.stores = stores;
    this.visit = visit;
    this.source = visit.source;
    this.counts = visit.counts;
  }

  override secret(): Promise<string | null> {
    return this.visit.openSecret();
  }

  override async known(key: string): Promise<KnownItem | null> {
    const [row] = await this.database.query<ItemKnown>('find_source_item', [this.source.id, key]);
    if (!row) return null;
    const isDone = row.run_id === this.visit.runId && row.state === 'present';
    return { key: row.key, version: row.version, modifiedAt: row.modified_at, memo: row.memo, isDone };
  }

  override async *knownKeys(): AsyncIterable<string> {
    let last: string | null = null;
    for (;;) {
      const rows: { key: string }[] = await this.database.query('list_source_item_keys', [this.source.id, last, keysAtOnce]);
      for (const { key } of rows) yield key;
      last = rows.at(-1)?.key ?? null;
      if (rows.length < keysAtOnce) return;
    }
  }

  override async take(read: TakenItem): Promise<TakenRevision> {
    const wanted = await this.named(read);
    return this.database.transaction(async (transaction) => {
      const named = await nameBefore(transaction, this.source.id, wanted);
      const { taken } = named;
      const access = await this.accessFor(transaction, named.externalId);
      const receipt = await receiveUpload(transaction, this.stores.blobs, this.uploadOf(named, access));
      await transaction.query('claim_document', [receipt.documentId, this.source.id]);
      const { item, blob } = taken;
      await transaction.query('upsert_source_item', [
        newId(),
        this.source.id,
        item.key,
        item.url,
        item.title,
        item.version,
        item.modifiedAt,
        item.memo ? json(item.memo) : null,
        blob.sha256,
        receipt.documentId,
        this.visit.runId,
        !receipt.unchanged,
      ]);
      return { revisionId: receipt.revisionId, isChanged: !receipt.unchanged };
    });
  }

  override async note(heard: readonly HeardItem[]): Promise<void> {
    if (heard.length === 0) return;
    await this.database.transaction((transaction) => noteItems(transaction, { sourceId: this.source.id, runId: this.visit.runId }, heard));
  }

  override async renew(counts: VisitCounts): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const [ours] = await transaction.query('renew_lease', [this.source.id, this.visit.runId, leaseSeconds]);
      if (ours) await transaction.query('save_visit_counts', [this.visit.runId, json(counts)]);
      return ours !== undefined;
    });
  }

  override async markUnseen(): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('mark_unseen_items', [this.source.id, this.visit.runId]));
  }

  override async vanished(): Promise<{ present: number; missing: number }> {
    const [row] = await this.database.query<{ present: number; missing: number }>('count_vanished_items', [this.source.id]);
    return row ?? { present: 0, missing: 0 };
  }

  override async deleteOverdue(): Promise<number> {
    const parameters = [this.source.id, this.source.graceSeconds, deletedAtOnce];
    const rows = await this.database.query<{ key: string; document_id: string | null }>('list_overdue_items', parameters);
    for (const row of rows) {
      if (row.document_id) await this.stores.documents.delete(this.principal, row.document_id, this.source.id).catch(bearMissing);
      await this.database.transaction((transaction) => transaction.query('mark_item_deleted', [this.source.id, row.key]));
    }
    return rows.length;
  }

  override async end(ended: EndedVisit): Promise<void> {
    const { status, state, message, counts, isComplete, notes, failures, visitState, nextVisitAt } = ended;
    const { id } = this.source;
    const hasChanged = counts.changed + counts.deleted > 0;
    const left = [id, this.visit.runId, state, message, failures, visitState ? json(visitState) : null, hasChanged, nextVisitAt];
    await this.database.transaction(async (transaction) => {
      const failure = status === 'failed' ? message : null;
      await transaction.query('end_source_run', [this.visit.runId, status, json(counts), isComplete, json(notes), failure]);
      const [ours] = await transaction.query('end_visit', left);
      if (!ours) return;
      await transaction.query('delete_old_source_runs', [id, keptRuns]);
      await insertEvent(transaction, {
        organisationId: this.source.organisationId,
        type: status === 'done' ? 'source.synced' : status === 'held' ? 'source.held' : 'source.failed',
        collectionId: this.source.collectionId,
        sourceId: id,
        body: { name: this.source.name, kind: this.source.kind, message, ...counts },
      });
    });
  }

  override async handBack(): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('give_up_lease', [this.source.id, this.visit.runId]));
  }

  /** It acts for the organisation: whoever set it up was allowed to. */
  private get principal(): Principal {
    return { organisationId: this.source.organisationId, keyId: null, role: 'admin', groups: [] };
  }

  /** What things are called there goes the way of their text; where they are found stays as it is, in what is known of the item. */
  private async named(taken: TakenItem): Promise<NamedItem> {
    const { redacting, markOf } = this.stores;
    if (!redacting || !markOf) return plainlyNamed(taken);
    const rows = await this.database.query<{ kind: PersonalKind }>('list_redacted_kinds', [
      [this.source.collectionId],
      this.source.organisationId,
    ]);
    const kinds = rows.map(({ kind }) => kind);
    if (kinds.length === 0) return plainlyNamed(taken);
    return namedWithoutPersonalData(taken, { kinds, redacting, markOf: (key) => markOf(`${this.source.collectionId} ${key}`) });
  }

  private uploadOf({ taken: { item, blob, mediaType }, externalId, hasUrl }: NamedItem, access: Access | undefined): Upload {
    const { collectionId, name } = this.source;
    const metadata = { ...item.metadata, ...(hasUrl && { url: item.url }), source: name };
    const fields = { externalId, metadata, access, ...(item.title === null ? {} : { title: item.title }) };
    return { principal: this.principal, collectionId, fields, blob, mediaType, fileName: item.fileName, sourceId: this.source.id };
  }

  /**
   * Who may see a document that is new here, as the source says at this moment: a visit takes long and access may have been narrowed
   * since it began. Undefined for a document that is the source's own already, whose access somebody may have changed.
   */
  private async accessFor(transaction: Transaction, externalId: string): Promise<Access | undefined> {
    const [row] = await transaction.query<ClaimRow>('find_document_to_claim', [this.source.id, externalId]);
    if (!row) throw new Fault('conflict', `The source "${this.source.name}" was deleted while it was visited.`);
    if (row.document_id === null) return { public: row.access_public, groups: row.access_groups };
    if (row.source_id === this.source.id) return undefined;
    if (row.source_id !== null)
      throw new Fault(
        'conflict',
        `The document "${externalId}" of this collection is kept up by the source "${row.source_name}". Give one of them another collection, or leave the page out of one.`,
      );
    if (row.has_same_access) return undefined;
    throw new Fault(
      'conflict',
      `The document "${externalId}" was uploaded to this collection for other readers than the source has. Give both the same access, or the source another collection.`,
    );
  }
}

function bearMissing(error: unknown): void {
  if (!(error instanceof Fault && error.code === 'not_found')) throw error;
}
