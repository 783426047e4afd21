import type { GuardPolicy, ItemState, Schedule, SourceFields, SourceState, VisitCounts } from '#core';
import { noCounts } from '#core';

/** A source as people see it; the secret is not in it. */
export interface SourceSummary extends SourceFields {
  readonly id: string;
  readonly collectionId: string;
  readonly collectionName: string;
  readonly kind: string;
  readonly hasSecret: boolean;
  readonly state: SourceState;
  readonly message: string | null;
  readonly failures: number;
  readonly isRunning: boolean;
  readonly items: Readonly<Partial<Record<ItemState, number>>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly requestedAt: Date | null;
  readonly nextVisitAt: Date | null;
  readonly lastVisitAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastChangedAt: Date | null;
}

export interface SourceRow {
  readonly id: string;
  readonly collection_id: string;
  readonly collection_name: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly has_secret: boolean;
  readonly schedule: Schedule | null;
  readonly paused: boolean;
  readonly grace_seconds: number;
  readonly stale_after_seconds: number | null;
  readonly guard_documents: GuardPolicy | null;
  readonly access_public: boolean;
  readonly access_groups: readonly string[];
  readonly state: SourceState;
  readonly message: string | null;
  readonly failures: number;
  readonly is_running: boolean;
  readonly items: SourceSummary['items'];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly requested_at: Date | null;
  readonly next_visit_at: Date | null;
  readonly last_visit_at: Date | null;
  readonly last_success_at: Date | null;
  readonly last_changed_at: Date | null;
}

export function toSource(row: SourceRow): SourceSummary {
  const { id, kind, name, settings, schedule, state, message, failures, items } = row;
  return {
    id,
    kind,
    name,
    settings,
    schedule,
    state,
    message,
    failures,
    items,
    collectionId: row.collection_id,
    collectionName: row.collection_name,
    hasSecret: row.has_secret,
    isPaused: row.paused,
    isRunning: row.is_running,
    graceSeconds: row.grace_seconds,
    staleAfterSeconds: row.stale_after_seconds,
    guardDocuments: row.guard_documents,
    access: {
      public: row.access_public,
      groups: row.access_groups,
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    requestedAt: row.requested_at,
    nextVisitAt: row.next_visit_at,
    lastVisitAt: row.last_visit_at,
    lastSuccessAt: row.last_success_at,
    lastChangedAt: row.last_changed_at,
  };
}

export interface SourceItemSummary {
  readonly id: string;
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly version: string | null;
  readonly state: ItemState;
  readonly reason: string | null;
  readonly documentId: string | null;
  readonly firstSeenAt: Date;
  readonly lastCheckedAt: Date;
  readonly lastChangedAt: Date | null;
  readonly missingSince: Date | null;
}

export interface ItemRow extends Pick<SourceItemSummary, 'id' | 'key' | 'url' | 'title' | 'version' | 'state' | 'reason'> {
  readonly document_id: string | null;
  readonly first_seen_at: Date;
  readonly last_checked_at: Date;
  readonly last_changed_at: Date | null;
  readonly missing_since: Date | null;
}

export function toItem({ id, key, url, title, version, state, reason, ...row }: ItemRow): SourceItemSummary {
  return {
    id,
    key,
    url,
    title,
    version,
    state,
    reason,
    documentId: row.document_id,
    firstSeenAt: row.first_seen_at,
    lastCheckedAt: row.last_checked_at,
    lastChangedAt: row.last_changed_at,
    missingSince: row.missing_since,
  };
}

export interface SourceRun {
  readonly id: string;
  readonly status: 'running' | 'done' | 'held' | 'failed';
  readonly counts: VisitCounts;
  readonly isComplete: boolean | null;
  readonly notes: readonly string[];
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export interface RunRow extends Pick<SourceRun, 'id' | 'status' | 'notes' | 'failure'> {
  readonly counts: Partial<VisitCounts>;
  readonly complete: boolean | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

export function toRun({ id, status, notes, failure, counts, ...row }: RunRow): SourceRun {
  return {
    id,
    status,
    notes,
    failure,
    counts: {
      ...noCounts,
      ...counts,
    },
    isComplete: row.complete,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
