import type { Database, Transaction } from '../database/database.ts';
import { insertEvent } from '../events/insert-event.ts';
import type { ThresholdMeasure } from './pg-freshness.ts';

const documentsAtOnce = 20;
const thresholdsAtOnce = 20;

interface StaleRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly collection_id: string;
  readonly external_id: string;
  readonly verdict: string;
  readonly due_at: Date;
}

interface WatchedThreshold {
  readonly id: string;
  readonly organisation_id: string;
  readonly collection_id: string | null;
  readonly name: string;
  readonly measure: ThresholdMeasure;
  readonly at_most: number;
  readonly owner: string;
  readonly action: string;
  readonly raised_at: Date | null;
}

/** Tells of what went stale and of thresholds crossed, each once: the mark and the event are one transaction. Several may watch at once. */
export class PgFreshnessWatch {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Resolves with how many documents were told of; call again while it is not 0. */
  async tellStale(): Promise<number> {
    return this.database.transaction(async (transaction) => {
      const rows = await transaction.query<StaleRow>('claim_stale_documents', [documentsAtOnce]);
      for (const row of rows)
        await insertEvent(transaction, {
          organisationId: row.organisation_id,
          type: 'document.stale',
          collectionId: row.collection_id,
          documentId: row.id,
          body: { externalId: row.external_id, verdict: row.verdict, dueAt: row.due_at.toISOString() },
        });
      return rows.length;
    });
  }

  /** Measures what nobody looked at for so long, each in a transaction of its own: on the embedded database everyone waits for one. */
  async checkThresholds(olderThanSeconds: number): Promise<void> {
    const rows = await this.database.query<{ id: string }>('list_unchecked_thresholds', [olderThanSeconds, thresholdsAtOnce]);
    for (const { id } of rows) await this.checkThreshold(id, olderThanSeconds);
  }

  async checkThreshold(id: string, olderThanSeconds = 0): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [threshold] = await transaction.query<WatchedThreshold>('lock_freshness_threshold', [id, olderThanSeconds]);
      if (threshold) await check(transaction, threshold);
    });
  }
}

async function check(transaction: Transaction, threshold: WatchedThreshold): Promise<void> {
  const { id, organisation_id: organisationId, collection_id: collectionId, name, measure, owner, action } = threshold;
  const [measured] = await transaction.query<Record<ThresholdMeasure, number>>('measure_freshness', [organisationId, collectionId]);
  const value = measured?.[measure] ?? 0;
  const isCrossed = value > threshold.at_most;
  await transaction.query('note_freshness_threshold', [id, value, isCrossed ? (threshold.raised_at ?? new Date()) : null]);
  if (isCrossed === (threshold.raised_at !== null)) return;
  await insertEvent(transaction, {
    organisationId,
    collectionId,
    type: isCrossed ? 'alert.raised' : 'alert.resolved',
    body: { thresholdId: id, name, measure, value, atMost: threshold.at_most, owner, action },
  });
}
