import type { KeywordMethod, SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf, scopeOf } from '../database/reader.ts';
import { toJsonPath } from './filter-path.ts';
import type { RankedRow } from './ranked-row.ts';
import type { SharedRarity } from './shared-rarity.ts';

export interface Ranking {
  /** How many times each term counts, as the index spells it; never empty. */
  readonly terms: ReadonlyMap<string, number>;
  readonly limit: number;
  readonly scope: SearchScope;
  /** Of these terms it is told which a passage has. */
  readonly told: readonly string[];
  readonly phrases?: QuotedPhrases | null;
}

export interface QuotedPhrases {
  /** Regular expressions of PostgreSQL over text in NFKC. */
  readonly patterns: readonly string[];
  /** All that the phrases' words are indexed as. */
  readonly terms: readonly string[];
}

/** Passages read for a phrase, those that rank best by its words. */
const readForPhrases = 1000;

/** One ranking of terms, by whatever the database has for it; what holds the quoted phrases first. */
export class KeywordRanking {
  private readonly database: Database;
  private readonly rarity: SharedRarity;
  private readonly method: KeywordMethod;

  constructor({ database, rarity }: { readonly database: Database; readonly rarity: SharedRarity }, method: KeywordMethod) {
    this.database = database;
    this.rarity = rarity;
    this.method = method;
  }

  async rank(ranking: Ranking): Promise<RankedRow[]> {
    if (ranking.scope.asOf) return this.byPastTerms(ranking);
    return this.method === 'bm25' ? this.byBm25(ranking) : this.byRank(ranking);
  }

  /** Those of the terms that stand in passages of the scope; of a past moment all of them, which nothing can tell sooner than the ranking. */
  async existing(terms: readonly string[], scope: SearchScope): Promise<ReadonlySet<string>> {
    if (scope.asOf || terms.length === 0) return new Set(terms);
    const look = (statement: string, collections: unknown) =>
      this.database.query<{ term: string }>(statement, [...readerOf(scope.principal), collections, toJsonPath(scope.filter), terms]);
    const found =
      this.method === 'bm25'
        ? (await Promise.all(scope.collectionIds.map((id) => look('search_terms_bm25', id)))).flat()
        : await look('search_terms_ts_rank', scope.collectionIds);
    return new Set(found.map(({ term }) => term));
  }

  /** The keyword index holds what is live now, so what was live then is scored without one, by BM25 on every database. */
  private byPastTerms({ terms, limit, scope, phrases }: Ranking): Promise<RankedRow[]> {
    const asked = [[...terms.keys()], [...terms.values()].map(Math.ceil), limit, scope.asOf];
    return this.database.query('search_keyword_as_of', [...scopeOf(scope), ...asked, phrases?.patterns ?? [], phrases?.terms ?? []]);
  }

  /** Each collection has an index of its own; the best of all of them are merged. A term that is asked twice counts twice. */
  private async byBm25(ranking: Ranking): Promise<RankedRow[]> {
    const { scope, limit, terms } = ranking;
    const lists = await Promise.all(scope.collectionIds.map((collectionId) => this.inCollection(collectionId, ranking)));
    const rows = lists.length === 1 ? lists.flat() : await this.rarity.rescore(lists.flat(), terms, scope);
    const order = (a: RankedRow, b: RankedRow): number => b.phrases - a.phrases || b.score - a.score || (a.chunk_id < b.chunk_id ? -1 : 1);
    return rows.toSorted(order).slice(0, limit);
  }

  private async inCollection(collectionId: string, { terms, limit, scope, told, phrases }: Ranking): Promise<RankedRow[]> {
    const query = [...terms].flatMap(([term, count]) => Array<string>(count).fill(term)).join(' ');
    const parameters = [...readerOf(scope.principal), collectionId, toJsonPath(scope.filter), query, limit, told];
    const quoted = phrases && [phrases.patterns, phrases.terms.join(' '), readForPhrases];
    const rows = quoted
      ? await this.database.query<RankedRow>('search_phrases_bm25', [...parameters, ...quoted])
      : await this.database.query<RankedRow>('search_keyword_bm25', parameters);
    // Without the index a row that matches nothing comes too, with a score of nothing; a passage with a phrase comes twice.
    const best = new Map<string, RankedRow>();
    for (const row of rows) if (row.score > 0 && !best.has(row.chunk_id)) best.set(row.chunk_id, row);
    return [...best.values()];
  }

  private byRank({ terms, limit, scope, told, phrases }: Ranking): Promise<RankedRow[]> {
    const anyOf = [...terms.keys()].join(' | ');
    const quoted = [phrases?.patterns ?? [], phrases?.terms.join(' | ') ?? anyOf, readForPhrases];
    return this.database.query('search_keyword_ts_rank', [...scopeOf(scope), anyOf, limit, told, ...quoted]);
  }
}
