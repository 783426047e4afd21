import type { KeywordMethod, SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf, scopeOf } from '../database/reader.ts';
import { toJsonPath } from './filter-path.ts';

/** How many times each term counts, as the index spells it. */
export type WeightedTerms = ReadonlyMap<string, number>;

export interface RankedRow {
  readonly chunk_id: string;
  readonly score: number;
}

/** One ranking of terms, by whatever the database has for it. */
export class KeywordRanking {
  private readonly database: Database;
  private readonly method: KeywordMethod;

  constructor(database: Database, method: KeywordMethod) {
    this.database = database;
    this.method = method;
  }

  rank(terms: WeightedTerms, limit: number, scope: SearchScope): Promise<RankedRow[]> {
    if (scope.asOf) return this.byPastTerms(terms, limit, scope);
    return this.method === 'bm25' ? this.byBm25(terms, limit, scope) : this.byRank(terms, limit, scope);
  }

  /** The keyword index holds what is live now, so what was live then is scored without one, by BM25 on every database. */
  private byPastTerms(terms: WeightedTerms, limit: number, scope: SearchScope): Promise<RankedRow[]> {
    return this.database.query('search_keyword_as_of', [...scopeOf(scope), [...terms.keys()], limit, scope.asOf]);
  }

  /** Each collection has statistics of its own; the best of all of them are merged. A term that is asked twice counts twice. */
  private async byBm25(terms: WeightedTerms, limit: number, scope: SearchScope): Promise<RankedRow[]> {
    const filter = toJsonPath(scope.filter);
    const query = [...terms].flatMap(([term, count]) => Array<string>(count).fill(term)).join(' ');
    const lists = await Promise.all(
      scope.collectionIds.map((collectionId) =>
        this.database.query<RankedRow>('search_keyword_bm25', [...readerOf(scope.principal), collectionId, filter, query, limit]),
      ),
    );
    // Without the index a row that matches nothing comes too, with a score of nothing.
    const hits = lists.flat().filter((row) => row.score > 0);
    return hits.sort((a, b) => b.score - a.score || (a.chunk_id < b.chunk_id ? -1 : 1)).slice(0, limit);
  }

  private byRank(terms: WeightedTerms, limit: number, scope: SearchScope): Promise<RankedRow[]> {
    return this.database.query('search_keyword_ts_rank', [...scopeOf(scope), [...terms.keys()].join(' | '), limit]);
  }
}
