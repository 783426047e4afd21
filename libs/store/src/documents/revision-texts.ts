import { Fault, type Principal } from '#core';
import type { Queryable } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';

/** Counted by the hash of what is embedded: a chunk whose title or headings changed is another one. */
export interface ChunkComparison {
  readonly kept: number;
  readonly added: number;
  readonly gone: number;
  /** Texts of the later revision that nobody had a vector of; null where it was not counted. */
  readonly embedded: number | null;
}

export async function compareChunks(queryable: Queryable, parameters: readonly unknown[]): Promise<ChunkComparison> {
  const [row] = await queryable.query<ChunkComparison>('compare_chunks', parameters);
  return row ?? { kept: 0, added: 0, gone: 0, embedded: null };
}

interface WantedRevision {
  readonly id: string;
  readonly number: number;
  /** Such as "with a text". */
  readonly what?: string;
}

/** Why a revision does not open: it was removed, and by what, or it is not there to this reader. */
export async function noRevision(queryable: Queryable, principal: Principal, { id, number, what }: WantedRevision): Promise<Fault> {
  const [row] = await queryable.query<{ removed_at: Date; removed_reason: string }>('find_removed_revision', [
    ...readerOf(principal),
    id,
    number,
  ]);
  const others = `GET /v1/documents/${id}/revisions lists those there are.`;
  if (!row) return new Fault('not_found', `Document ${id} has no revision ${number}${what ? ` ${what}` : ''}. ${others}`);
  return new Fault(
    'removed',
    `Revision ${number} of document ${id} was removed by ${row.removed_reason} on ${row.removed_at.toISOString()}. ${others}`,
  );
}
