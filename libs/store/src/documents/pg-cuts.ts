import { type Cut, Fault, type ParsedDocument, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { readerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';

/** How documents are to be cut, whatever version of the settings says so. */
export type WantedCut = Omit<Cut, 'settingsVersion'>;

/** Live documents by how they are cut; those with a new revision on its way count as `moving` alone. `failed` are outdated ones whose newest revision failed: they stay. */
export interface CutCounts {
  readonly current: number;
  readonly outdated: number;
  readonly moving: number;
  readonly failed: number;
}

export type CuttableRevision = Pick<ParsedDocument, 'text' | 'blocks' | 'tables' | 'definitions'> & {
  readonly number: number;
  readonly title: string;
};

/** New revisions in one statement: short, as searches on the embedded database wait for it. */
const batch = 50;

/** How the documents of a collection are cut, and their way to another. What a reader may not see does not exist. */
export class PgCuts {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async count(principal: Principal, collectionId: string, cut: WantedCut): Promise<CutCounts> {
    const [row] = await this.database.query<CutCounts>('count_cuts', [...readerOf(principal), collectionId, json(cut)]);
    return row ?? { current: 0, outdated: 0, moving: 0, failed: 0 };
  }

  /** `not_found` for a document of another collection, and while no revision of it is live. */
  async read(principal: Principal, collectionId: string, documentId: string): Promise<CuttableRevision> {
    const [row] = await this.database.query<CuttableRevision>('read_parsed_revision', [...readerOf(principal), collectionId, documentId]);
    if (!row)
      throw new Fault(
        'not_found',
        `There is no live document ${documentId} in this collection, or you may not see it. Choose one that is live.`,
      );
    return row;
  }

  /**
   * Gives live documents a new revision from their stored file, some at a time; yields the ids of each lot, which wait for their job.
   * Stopped anywhere it is finished by the next call: what is made stays, what is on its way or cut as wanted is left alone.
   */
  async *cutAgain(
    principal: Principal,
    collectionId: string,
    { cut, all }: { readonly cut: WantedCut; readonly all: boolean },
  ): AsyncGenerator<readonly string[]> {
    for (let after = ''; ;) {
      const ids = Array.from({ length: batch }, newId);
      const parameters = [...readerOf(principal), collectionId, json(cut), all, ids, after];
      const rows = await this.database.transaction((transaction) =>
        transaction.query<{ id: string; document_id: string }>('insert_recut_revisions', parameters),
      );
      if (rows.length > 0) yield rows.map((row) => row.id);
      if (rows.length < batch) return;
      after = rows.at(-1)?.document_id ?? after;
    }
  }
}
