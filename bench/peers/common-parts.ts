import type { Pool } from 'pg';
import { fuseByReciprocalRanks } from './reciprocal-ranks.ts';
import type { ServedChunk } from './served-chunks.ts';

/** How a question becomes a tsquery: $1 is the question, $2 the text search configuration. */
export const queryForms = {
  websearch: 'websearch_to_tsquery($2::text::regconfig, $1)',
  plainto: 'plainto_tsquery($2::text::regconfig, $1)',
  'any word': "replace(plainto_tsquery($2::text::regconfig, $1)::text, '&', '|')::tsquery",
} as const;
export type QueryForm = keyof typeof queryForms;

export interface CommonSearch {
  readonly form: QueryForm;
  readonly limit: number;
  /** Rows read in full at the end. */
  readonly fetched: number;
}

export interface CommonAnswer {
  readonly keyword: readonly string[];
  readonly vector: readonly string[];
  readonly fused: readonly string[];
  /** Milliseconds by stage: keyword, vector, fuse, fetch, total. */
  readonly timings: Readonly<Record<string, number>>;
}

const table = 'common_parts.chunk';

/**
 * The hybrid search that PostgreSQL's documentation and pgvector's README lead to: a stored tsvector under a GIN index ranked by
 * ts_rank_cd, exact cosine by pgvector, both side by side, fused by reciprocal ranks. No access rules, no filters, no HTTP.
 */
export class CommonParts {
  private readonly pool: Pool;
  private readonly configuration: string;

  private constructor(pool: Pool, configuration: string) {
    this.pool = pool;
    this.configuration = configuration;
  }

  static async create(pool: Pool, dimensions: number, configuration: string): Promise<CommonParts> {
    await pool.query('create extension if not exists vector');
    await pool.query('drop schema if exists common_parts cascade');
    await pool.query('create schema common_parts');
    await pool.query(
      `create table ${table} (id text primary key, document text not null, body text not null, terms tsvector not null, embedding vector(${dimensions}) not null)`,
    );
    return new CommonParts(pool, configuration);
  }

  async add(chunks: readonly ServedChunk[]): Promise<void> {
    await this.pool.query(
      `insert into ${table} select id, document, body, to_tsvector($5::text::regconfig, body), embedding::vector
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given(id, document, body, embedding)`,
      [
        chunks.map(({ id }) => id),
        chunks.map(({ document }) => document),
        chunks.map(({ text }) => text),
        chunks.map(({ vector }) => vector),
        this.configuration,
      ],
    );
  }

  /** Index and statistics, once everything is in. */
  async finish(): Promise<void> {
    await this.pool.query(`create index on ${table} using gin (terms)`);
    await this.pool.query(`vacuum (analyze) ${table}`);
  }

  async search(question: string, vector: Float32Array, { form, limit, fetched }: CommonSearch): Promise<CommonAnswer> {
    const started = performance.now();
    const [keyword, nearest] = await Promise.all([
      timed(() => this.byKeyword(question, form, limit)),
      timed(() => this.byVector(vector, limit)),
    ]);
    const fused = await timed(async () => fuseByReciprocalRanks([nearest.value, keyword.value]).slice(0, limit));
    const fetch = await timed(() => this.fetch(fused.value.slice(0, fetched)));
    const timings = { keyword: keyword.ms, vector: nearest.ms, fuse: fused.ms, fetch: fetch.ms, total: performance.now() - started };
    return { keyword: keyword.value, vector: nearest.value, fused: fused.value, timings };
  }

  private async byKeyword(question: string, form: QueryForm, limit: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from ${table}, (select ${queryForms[form]} as query) as asked
       where terms @@ query order by ts_rank_cd(terms, query) desc, id limit $3`,
      [question, this.configuration, limit],
    );
    return rows.map(({ id }) => id);
  }

  private async byVector(vector: Float32Array, limit: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(`select id from ${table} order by embedding <=> $1::vector limit $2`, [
      `[${vector.join(',')}]`,
      limit,
    ]);
    return rows.map(({ id }) => id);
  }

  private async fetch(ids: readonly string[]): Promise<void> {
    await this.pool.query(`select id, document, body from ${table} where id = any($1::text[])`, [ids]);
  }
}

export interface Timed<Value> {
  readonly value: Value;
  readonly ms: number;
}

export async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}
