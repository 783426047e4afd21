import type { ChunkGuard, FoundChunk, LineBox, SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { scopeOf } from '../database/reader.ts';

/** The last parameter of the statements that look at a past moment. */
export function momentOf({ asOf }: SearchScope): readonly Date[] {
  return asOf ? [asOf] : [];
}

export interface ChunkReading {
  readonly database: Database;
  /** Whether what the guard found in a chunk is told with it. */
  readonly marksSuspects: boolean;
}

/** The chunks named, of the scope's moment; those that left it are missing. */
export async function readChunks(
  { database, marksSuspects }: ChunkReading,
  chunkIds: readonly string[],
  scope: SearchScope,
): Promise<FoundChunk[]> {
  if (chunkIds.length === 0) return [];
  const parameters = [...scopeOf(scope), chunkIds, ...momentOf(scope), marksSuspects];
  const rows = await database.query<ChunkRow>(scope.asOf ? 'read_chunks_as_of' : 'read_chunks', parameters);
  return rows.map(toFoundChunk);
}

interface ChunkRow {
  readonly chunk_id: string;
  readonly collection_id: string;
  readonly document_id: string;
  readonly external_id: string;
  readonly revision_id: string;
  readonly revision: number;
  readonly ordinal: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly context: string | null;
  readonly text: string;
  readonly section_start: number;
  readonly section_end: number;
  readonly page: number | null;
  readonly boxes: readonly LineBox[];
  readonly url: string | null;
  readonly live_at: Date;
  readonly superseded_at: Date | null;
  readonly verified_at: Date;
  readonly changed_at: Date;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
  readonly stale_after_seconds: number | null;
  readonly guard: ChunkGuard | null;
  readonly is_let_in: boolean;
}

function toFoundChunk(row: ChunkRow): FoundChunk {
  return {
    chunkId: row.chunk_id,
    collectionId: row.collection_id,
    documentId: row.document_id,
    externalId: row.external_id,
    revisionId: row.revision_id,
    revision: row.revision,
    ordinal: row.ordinal,
    start: row.span_start,
    end: row.span_end,
    title: row.title,
    headings: row.headings,
    context: row.context,
    text: row.text,
    section: { start: row.section_start, end: row.section_end },
    page: row.page,
    lines: row.boxes,
    url: row.url,
    liveAt: row.live_at,
    supersededAt: row.superseded_at,
    verifiedAt: row.verified_at,
    changedAt: row.changed_at,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    staleAfterSeconds: row.stale_after_seconds,
    guard: row.guard,
    isLetIn: row.is_let_in,
  };
}
