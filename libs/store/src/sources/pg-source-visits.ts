import type { Schedule, VisitCounts, VisitedSource, VisitLedger } from '#core';
import { noCounts } from '#core';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { leaseSeconds, type LedgerStores, PgVisitLedger } from './pg-visit-ledger.ts';
import type { SecretBox } from './secret-box.ts';

interface LockedSource {
  readonly id: string;
  readonly organisation_id: string;
  readonly collection_id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secret: Buffer | null;
  readonly schedule: Schedule | null;
  readonly paused: boolean;
  readonly grace_seconds: number;
  readonly stale_after_seconds: number | null;
  readonly access_public: boolean;
  readonly access_groups: readonly string[];
  readonly failures: number;
  readonly visit_state: Readonly<Record<string, unknown>> | null;
  readonly run_id: string | null;
  readonly requested_at: Date | null;
  readonly is_leased: boolean;
  readonly is_early: boolean;
}

interface Begun {
  readonly row: LockedSource;
  readonly runId: string;
  readonly counts: VisitCounts;
}

/** Visits of sources: one at a time for each, each written down as it goes. */
export class PgSourceVisits {
  private readonly database: Database;
  private readonly stores: LedgerStores & { readonly secrets: SecretBox };

  constructor(database: Database, stores: PgSourceVisits['stores']) {
    this.database = database;
    this.stores = stores;
  }

  /**
   * Opens a visit, or goes on with one that was cut off. Null when there is nothing to do: another one is running, the source is gone,
   * or nobody asked and its time has not come.
   */
  async begin(sourceId: string): Promise<VisitLedger | null> {
    const begun = await this.database.transaction<Begun | null>(async (transaction) => {
      const [row] = await transaction.query<LockedSource>('lock_source', [sourceId]);
      if (!row || row.is_leased || !isWanted(row)) return null;
      const runId = row.run_id ?? newId();
      const [cutOff] = row.run_id ? await transaction.query<{ counts: Partial<VisitCounts> }>('find_source_run', [runId]) : [];
      if (!cutOff) await transaction.query('insert_source_run', [runId, sourceId]);
      await transaction.query('take_lease', [sourceId, runId, leaseSeconds]);
      return { row, runId, counts: { ...noCounts, ...cutOff?.counts } };
    });
    if (!begun) return null;
    const { secrets, ...stores } = this.stores;
    const visit = { source: toVisited(begun.row), runId: begun.runId, counts: begun.counts };
    const openSecret = async () => (begun.row.secret === null ? null : secrets.open(begun.row.secret, begun.row.id));
    const markOf = (text: string) => secrets.markOf(text);
    return new PgVisitLedger(this.database, { ...stores, markOf }, { ...visit, openSecret });
  }

  /** For the start of the only process there is: what it was at when it was killed is free to go on. */
  async breakLeases(): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('break_leases'));
  }
}

const isWanted = (row: LockedSource): boolean =>
  row.run_id !== null || row.requested_at !== null || (!row.paused && row.schedule !== null && !row.is_early);

function toVisited(row: LockedSource): VisitedSource {
  const { id, kind, name, settings, schedule, failures } = row;
  return {
    id,
    kind,
    name,
    settings,
    schedule,
    failures,
    organisationId: row.organisation_id,
    collectionId: row.collection_id,
    isPaused: row.paused,
    graceSeconds: row.grace_seconds,
    staleAfterSeconds: row.stale_after_seconds,
    access: {
      public: row.access_public,
      groups: row.access_groups,
    },
    visitState: row.visit_state,
  };
}
