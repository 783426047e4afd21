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
  readonly synonyms: KeywordState['synonyms'];
  readonly languages: readonly string[];
  readonly has_earlier: boolean;
}

export async function readKeywordState(database: Database, { principal, collectionIds }: SearchScope): Promise<KeywordState> {
  const rows = await database.query<StateRow>('read_keyword_state', [principal.organisationId, collectionIds]);
  return {
    languages: [...new Set(rows.flatMap((row) => row.languages))],
    synonyms: rows.flatMap((row) => row.synonyms),
    hasEarlier: rows.some((row) => row.has_earlier),
  };
}
