import { LRUCache } from 'lru-cache';
import type { SearchScope } from '#core';
import type { Database } from '../database/database.ts';

/** What a question's words are read by: what the collections in scope hold, all of them together. */
export interface KeywordState {
  readonly languages: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  /** Some of their text still has the terms of the analysis before. */
  readonly hasEarlier: boolean;
}

interface StateRow {
  readonly id: string;
  readonly synonyms: KeywordState['synonyms'];
  readonly languages: readonly string[];
  readonly has_earlier: boolean;
}

const collectionsKept = 500;

/** Kept under the marks that a search read before it began, so that a change counts at once; read anew for one that read none. */
export class KeywordStates {
  private readonly database: Database;
  private readonly kept = new LRUCache<string, { readonly mark: string; readonly row: StateRow }>({ max: collectionsKept });

  constructor(database: Database) {
    this.database = database;
  }

  async read(scope: SearchScope): Promise<KeywordState> {
    const { marks, collectionIds } = scope;
    if (!marks) return together(await readRows(this.database, scope));
    const known = collectionIds.flatMap((id) => {
      const kept = this.kept.get(id);
      return kept && kept.mark === marks.get(id) ? [kept.row] : [];
    });
    if (known.length === collectionIds.length) return together(known);
    const rows = await readRows(this.database, scope);
    for (const row of rows) {
      const mark = marks.get(row.id);
      if (mark !== undefined) this.kept.set(row.id, { mark, row });
    }
    return together(rows);
  }
}

function readRows(database: Database, { principal, collectionIds }: SearchScope): Promise<StateRow[]> {
  return database.query<StateRow>('read_keyword_state', [principal.organisationId, collectionIds]);
}

function together(rows: readonly StateRow[]): KeywordState {
  return {
    languages: [...new Set(rows.flatMap((row) => row.languages))],
    synonyms: rows.flatMap((row) => row.synonyms),
    hasEarlier: rows.some((row) => row.has_earlier),
  };
}
