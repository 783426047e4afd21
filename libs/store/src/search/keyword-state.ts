import type { SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { KeptByMarks } from './kept-by-marks.ts';

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

/** Read once for each of a collection's marks. */
export class KeywordStates {
  private readonly database: Database;
  private readonly kept = new KeptByMarks<StateRow>();

  constructor(database: Database) {
    this.database = database;
  }

  async read(scope: SearchScope): Promise<KeywordState> {
    const { principal, collectionIds } = scope;
    return together(
      await this.kept.rows(scope, () => this.database.query('read_keyword_state', [principal.organisationId, collectionIds])),
    );
  }
}

function together(rows: readonly StateRow[]): KeywordState {
  return {
    languages: [...new Set(rows.flatMap((row) => row.languages))],
    synonyms: rows.flatMap((row) => row.synonyms),
    hasEarlier: rows.some((row) => row.has_earlier),
  };
}
