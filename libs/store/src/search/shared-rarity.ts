import type { SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { KeptByMarks } from './kept-by-marks.ts';
import type { PgWordWeights, SampledTerms } from './pg-word-weights.ts';
import type { RankedRow } from './ranked-row.ts';

/** A passage as BM25 sees it: how often each term asked stands in it, and all its words. */
interface Read {
  readonly times: ReadonlyMap<string, number>;
  readonly words: number;
}

/** As the indexes are made. */
const bm25 = { k1: 1.2, b: 0.75 };

/**
 * Every index scores by the rarity of words in its own collection: what is rare among thousands counts next to nothing among two. What
 * indexes of several collections found is therefore scored once more, by the rarity that words have in all of them together. That is
 * reckoned from samples, never from what was found: a passage has the same score however many were asked for, and for however few words.
 */
export class SharedRarity {
  private readonly database: Database;
  private readonly words: PgWordWeights;
  private readonly counts = new KeptByMarks<{ readonly id: string; readonly chunks: number }>();

  constructor(database: Database, words: PgWordWeights) {
    this.database = database;
    this.words = words;
  }

  /** The rows in no order. `terms`: how many times each counts. */
  async rescore(rows: readonly RankedRow[], terms: ReadonlyMap<string, number>, scope: SearchScope): Promise<RankedRow[]> {
    const read = await this.read(rows, terms, scope);
    const sampled = await this.sampled(scope);
    const meanTerms = meanOf(sampled, (sample) => sample.meanTerms);
    const weights = new Map([...terms].map(([term, times]) => [term, times * idf(term, sampled)]));
    // One that was deleted or hidden since it was found will not be shown either.
    return rows.flatMap((row) => {
      const passage = read.get(row.chunk_id);
      return passage ? [{ ...row, score: scoreOf(passage, weights, meanTerms) }] : [];
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

  private async sampled(scope: SearchScope): Promise<Sampled[]> {
    const { collectionIds, principal } = scope;
    const counted = await this.counts.rows(scope, () =>
      this.database.query('count_live_chunks', [principal.organisationId, collectionIds]),
    );
    return Promise.all(counted.map(async ({ id, chunks }) => ({ ...(await this.words.sampled(id, chunks)), chunks })));
  }
}

/** A sample, and how many passages it stands for. */
interface Sampled extends SampledTerms {
  readonly chunks: number;
}

function scoreOf({ times, words }: Read, weights: ReadonlyMap<string, number>, meanTerms: number): number {
  const { k1, b } = bm25;
  const length = k1 * (1 - b + (b * words) / Math.max(1, meanTerms));
  return [...times].reduce((sum, [term, count]) => sum + ((weights.get(term) ?? 0) * count * (k1 + 1)) / (count + length), 0);
}

/** Lucene's, as pg_textsearch has it: ln(1 + (N − n + ½) / (n + ½)), N passages of which n hold the term. */
function idf(term: string, sampled: readonly Sampled[]): number {
  const chunks = sum(sampled.map((sample) => sample.chunks));
  const holding = Math.min(chunks, sum(sampled.map((sample) => sample.shareOf(term) * sample.chunks)));
  return Math.log(1 + (chunks - holding + 0.5) / (holding + 0.5));
}

/** Of all passages: a sample counts as much as what it stands for. */
function meanOf(sampled: readonly Sampled[], figure: (sample: Sampled) => number): number {
  return sum(sampled.map((sample) => figure(sample) * sample.chunks)) / Math.max(1, sum(sampled.map(({ chunks }) => chunks)));
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
