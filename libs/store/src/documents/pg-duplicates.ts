import type { Principal } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';

/** Below it two texts share a subject rather than their words. */
const minSimilarity = 0.7;
/** The oldest of the most similar are enough: through them a group of any size hangs together. */
const maxPairs = 20;
const rowsPerBand = 6;

export interface NearDuplicate {
  readonly documentId: string;
  readonly externalId: string;
  readonly title: string | null;
  readonly revision: number;
  readonly liveAt: Date;
  /** To the group's oldest document, 0 to 1: the share of five-word runs in common. */
  readonly similarity: number;
}

/** Newest text first. */
export interface DuplicateGroup {
  readonly documents: readonly NearDuplicate[];
}

/** Documents that say nearly the same. Nothing is hidden or dropped because of it. */
export class PgDuplicates {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async groups(principal: Principal, collectionId: string, page: PageRequest): Promise<Page<DuplicateGroup>> {
    const list = pagesOf(`duplicates in ${collectionId}`);
    const parameters = [...readerOf(principal), collectionId, list.after(page), page.limit + 1];
    const oldest = await this.database.query<{ readonly id: string }>('list_duplicate_groups', parameters);
    const { items, nextCursor } = list.cut(oldest, page, ({ id }) => id);
    const rows = await this.database.query<MemberRow>('list_duplicate_members', [...readerOf(principal), items.map(({ id }) => id)]);
    const members = Map.groupBy(rows, (row) => row.anchor_id);
    const groups = items.map(({ id }) => ({ documents: (members.get(id) ?? []).map(toNearDuplicate) }));
    return { items: groups.filter(({ documents }) => documents.length > 1), nextCursor };
  }
}

/** Keeps the signature of a revision and pairs it with those that are like it; once parsed, within the same transaction. */
export async function saveSignature(transaction: Transaction, revisionId: string, signature: readonly number[]): Promise<void> {
  await transaction.query('upsert_signature', [revisionId, signature, bandsOf(signature)]);
  await transaction.query('insert_near_duplicates', [revisionId, minSimilarity, maxPairs]);
}

/** FNV-1a over each band's rows. */
function bandsOf(signature: readonly number[]): number[] {
  const bands: number[] = [];
  for (let start = 0; start + rowsPerBand <= signature.length; start += rowsPerBand)
    bands.push(
      signature
        .slice(start, start + rowsPerBand)
        .reduce((hash, value) => Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15), 0x811c9dc5 | 0),
    );
  return bands;
}

interface MemberRow {
  readonly anchor_id: string;
  readonly id: string;
  readonly external_id: string;
  readonly title: string | null;
  readonly revision: number;
  readonly live_at: Date;
  readonly similarity: number;
}

function toNearDuplicate(row: MemberRow): NearDuplicate {
  return {
    documentId: row.id,
    externalId: row.external_id,
    title: row.title,
    revision: row.revision,
    liveAt: row.live_at,
    similarity: Math.round(row.similarity * 100) / 100,
  };
}
