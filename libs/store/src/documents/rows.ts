import type { DocumentSummary, FaultCode, PageProgress, RevisionHistory, RevisionStatus, RevisionSummary } from '#core';

/** A row of the view revision_summary; times are text where it came inside jsonb. */
export interface RevisionRow {
  readonly id: string;
  readonly document_id: string;
  readonly number: number;
  readonly status: RevisionStatus;
  readonly media_type: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly page_count: number | null;
  readonly chunk_count: number | null;
  readonly progress: PageProgress | null;
  readonly warnings: readonly string[];
  readonly failure_code: FaultCode | null;
  readonly failure_reason: string | null;
  readonly attempts: number;
  readonly created_at: Date | string;
  readonly status_changed_at: Date | string;
  readonly live_at: Date | string | null;
  readonly guard: RevisionSummary['guard'];
  readonly redacted_kinds: RevisionSummary['redactedKinds'];
  readonly has_file: boolean;
}

/** A row of `list_revisions`; the lives come inside jsonb. */
export interface HistoryRow extends RevisionRow {
  readonly lives: readonly { readonly from: string; readonly until: string | null }[];
  readonly removed_at: Date | null;
  readonly removed_reason: 'retention' | 'deletion' | null;
}

/** A row of the view document_summary. */
export interface DocumentRow {
  readonly id: string;
  readonly collection_id: string;
  readonly collection_name: string;
  readonly external_id: string;
  readonly title: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly access_public: boolean;
  readonly access_groups: readonly string[];
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
  readonly stale_after_seconds: number | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly live_number: number | null;
  readonly latest: RevisionRow;
}

export function toRevision(row: RevisionRow): RevisionSummary {
  return {
    id: row.id,
    documentId: row.document_id,
    number: row.number,
    status: row.status,
    mediaType: row.media_type,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    pageCount: row.page_count,
    chunkCount: row.chunk_count,
    progress: row.progress,
    warnings: row.warnings,
    failure: row.failure_code === null ? null : { code: row.failure_code, reason: row.failure_reason ?? '' },
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
    statusChangedAt: new Date(row.status_changed_at),
    liveAt: row.live_at === null ? null : new Date(row.live_at),
    guard: row.guard,
    redactedKinds: row.redacted_kinds,
    hasFile: row.has_file,
  };
}

export function toHistory(row: HistoryRow): RevisionHistory {
  return {
    ...toRevision(row),
    lives: row.lives.map(({ from, until }) => ({ from: new Date(from), until: until === null ? null : new Date(until) })),
    removed: row.removed_at && row.removed_reason && { at: row.removed_at, reason: row.removed_reason },
  };
}

export function toDocument(row: DocumentRow): DocumentSummary {
  return {
    id: row.id,
    collectionId: row.collection_id,
    collectionName: row.collection_name,
    externalId: row.external_id,
    title: row.title,
    metadata: row.metadata,
    access: { public: row.access_public, groups: row.access_groups },
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    staleAfterSeconds: row.stale_after_seconds,
    liveRevision: row.live_number,
    latest: toRevision(row.latest),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
