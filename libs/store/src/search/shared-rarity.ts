import type { SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { KeptByMarks } from './kept-by-marks.ts';
import type { PgWordWeights } from './pg-word-weights.ts';
import type { RankedList, RankedRow } from './ranked-list.ts';

/** A passage as BM25 sees it: how often each term asked stands in it, and all its words. */
interface Read {
  readonly times: ReadonlyMap<string, number>;
  readonly words: number;
}

/** In how many of how many passages a term stands. */
interface Share {
  readonly holding: number;
  readonly chunks: number;
}

/** As the indexes are made. */
const bm25 = { k1: 1.2, b: 0.75 };

/**
 * Every index scores by the rarity of words in its own collection: what is rare among thousands counts next to nothing among two. What
 * indexes of several collections found is therefore scored once more, by the rarity that words have in all of them together.
 */
export class SharedRarity {
  private readonly database: Database;
  private readonly words: PgWordWeights;
  private readonly counts = new KeptByMarks<{ readonly id: string; readonly chunks: number }>();

  constructor(database: Database, words: PgWordWeights) {
    this.database = database;
    this.words = words;
  }

  /** The rows of all lists, in no order. `terms`: how many times each counts. */
  async rescore(lists: readonly RankedList[], terms: ReadonlyMap<string, number>, scope: SearchScope): Promise<RankedRow[]> {
    const { collectionIds, principal } = scope;
    const counted = await this.counts.rows(scope, () =>
      this.database.query('count_live_chunks', [principal.organisationId, collectionIds]),
    );
    const chunks = new Map(counted.map((collection) => [collection.id, collection.chunks]));
    const rows = lists.flatMap((list) => list.rows);
    const read = await this.read(rows, terms, scope);
    const shares = await Promise.all(lists.map((list) => this.sharesIn(list, read, [...terms.keys()], chunks)));
    const weights = new Map([...terms].map(([term, times]) => [term, times * idf(together(shares.map((own) => own.get(term))))]));
    const meanWords = [...read.values()].reduce((sum, { words }) => sum + words, 0) / Math.max(1, read.size);
    // One that was deleted or hidden since it was found will not be shown either.
    return rows.flatMap((row) => {
      const passage = read.get(row.chunk_id);
      return passage ? [{ ...row, score: scoreOf(passage, weights, meanWords) }] : [];
    });
  }

  private async read(
    rows: readonly RankedRow[],
    asked: ReadonlyMap<string, number>,
    { principal }: SearchScope,
  ): Promise<Map<string, Read>> {
    const parameters = [...readerOf(principal), rows.map((row) => row.chunk_id)];
    const found = await this.database.query<{ chunk_id: string; terms: string }>('read_keyword_terms', parameters);
    return new Map(
      found.map(({ chunk_id: id, terms }) => {
        const words = terms.split(' ');
        const times = new Map<string, number>();
        for (const word of words) if (asked.has(word)) times.set(word, (times.get(word) ?? 0) + 1);
        return [id, { times, words: words.length }];
      }),
    );
  }

  private async sharesIn(
    { collectionId, rows, isCut }: RankedList,
    read: ReadonlyMap<string, Read>,
    terms: readonly string[],
    counted: ReadonlyMap<string, number>,
  ): Promise<Map<string, Share>> {
    const chunks = Math.max(counted.get(collectionId) ?? 0, rows.length);
    const listed = (term: string): number => rows.filter((row) => read.get(row.chunk_id)?.times.has(term)).length;
    const sampled = isCut ? await this.words.shares(terms, collectionId) : new Map<string, number>();
    return new Map(terms.map((term) => [term, { holding: Math.max(listed(term), (sampled.get(term) ?? 0) * chunks), chunks }]));
  }
}

function scoreOf({ times, words }: Read, weights: ReadonlyMap<string, number>, meanWords: number): number {
  const { k1, b } = bm25;
  const length = k1 * (1 - b + (b * words) / meanWords);
  return [...times].reduce((sum, [term, count]) => sum + ((weights.get(term) ?? 0) * count * (k1 + 1)) / (count + length), 0);
}

/** Lucene's, as pg_textsearch has it: ln(1 + (N − n + ½) / (n + ½)). */
function idf({ holding, chunks }: Share): number {
  return Math.log(1 + (chunks - holding + 0.5) / (holding + 0.5));
}

function together(shares: readonly (Share | undefined)[]): Share {
  const sum = (of: keyof Share): number => shares.reduce((total, share) => total + (share?.[of] ?? 0), 0);
  return { holding: sum('holding'), chunks: sum('chunks') };
}
