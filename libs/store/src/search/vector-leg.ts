import { LRUCache } from 'lru-cache';
import type { EmbeddedQuery, LegHit, SearchScope, VectorMethod } from '#core';
import type { Database } from '../database/database.ts';
import { scopeOf } from '../database/reader.ts';
import { vectorText } from '../database/storable.ts';

/** How one search by vector was done. `ran out`: the index ended before there were enough rows, so everything was compared after all. */
export interface VectorWay {
  readonly method: VectorMethod;
  readonly why: 'no index' | 'past moment' | 'small scope' | 'cheaper' | 'ran out';
  /** Chunks in scope, counted no further than where the index becomes cheaper; null where nobody counted. */
  readonly kept: number | null;
  readonly ms: number;
}

export interface VectorLegSettings {
  /** What a step through the index costs, in chunks compared exactly; 0 takes the index whenever there is one. */
  readonly stepPrice: number;
  /** Hears of every search by vector. */
  readonly onWay?: (way: VectorWay) => void;
}

/** Measured: where both ways took the same time, on PostgreSQL and in WebAssembly alike (bench/results/vector-index.json). */
const measuredStepPrice = 8;
/**
 * Rows to look at so that the nearest 100 are among them: of 100,000 vectors 400 rows held 0.914 of them, 1,000 held 0.976, 2,500 held
 * 0.995; of 4,000 vectors 400 rows held 0.997.
 */
const rowsForEachWanted = 4;
const rowsForRootOfAll = 8;
/** The most candidates that pgvector holds at a time; it takes up those it let go of when more rows are asked for. */
const mostBreadth = 1000;
/** Vectors visited for each row that the index gives: it looks around. Counted by pgvector, which ends a walk by them. */
const visitsForEachRow = 10;
/** Rows in scope may be rarer near the question than elsewhere: so many times the expected walk before it is given up. */
const patience = 1.5;
const mostVisits = 2_000_000_000;
/** Counting a scope costs up to a millisecond a thousand documents, and what it decides is only which of two right ways is cheaper. */
const weighedForMs = 60_000;
const mostWeighed = 1000;

interface Weighed {
  readonly indexed: number;
  readonly bound: number;
  readonly kept: number;
  readonly reach: number;
}

interface HitRow {
  readonly chunk_id: string;
  readonly score: number;
}

/** Ranks by cosine: all that the scope keeps, or through the model's index where that is expected to be cheaper. */
export class VectorLeg {
  private readonly database: Database;
  private readonly settings: VectorLegSettings;
  private readonly weighed = new LRUCache<string, Weighed>({ max: mostWeighed, ttl: weighedForMs });

  constructor(database: Database, settings: Partial<VectorLegSettings> = {}) {
    this.database = database;
    this.settings = { stepPrice: measuredStepPrice, ...settings };
  }

  async search(query: EmbeddedQuery, limit: number, scope: SearchScope): Promise<LegHit[]> {
    const startedAt = performance.now();
    const { hits, ...way } = await this.choose(query, limit, scope);
    this.settings.onWay?.({ ...way, ms: performance.now() - startedAt });
    return hits;
  }

  private async choose(query: EmbeddedQuery, limit: number, scope: SearchScope): Promise<Omit<VectorWay, 'ms'> & { hits: LegHit[] }> {
    const exact = async (why: VectorWay['why'], kept: number | null) =>
      ({ method: 'exact', why, kept, hits: await this.compareAll(query, limit, scope) }) as const;
    if (scope.asOf) return exact('past moment', null);
    const { indexed, bound, kept, reach } = await this.weigh(query.modelId, limit, scope);
    if (indexed === 0) return exact('no index', null);
    if (kept <= bound) return exact('small scope', kept);
    const most = Math.ceil(patience * visitsForEachRow * Math.max(reach, (reach * indexed) / Math.max(bound, 1)));
    const walked = await this.walk(query, { limit, reach, most: Math.min(most, mostVisits) }, scope);
    // Ended early it has rows enough, perhaps, but not the nearest.
    if (walked.lookedAt < reach) return exact('ran out', kept);
    return { method: 'approximate', why: 'cheaper', kept, hits: walked.hits };
  }

  private async weigh(modelId: string, limit: number, scope: SearchScope): Promise<Weighed> {
    const asked = [...scopeOf(scope), modelId, limit];
    const key = JSON.stringify(asked);
    const known = this.weighed.get(key);
    if (known) return known;
    const costs = [this.settings.stepPrice, rowsForEachWanted, rowsForRootOfAll];
    const [weighed] = await this.database.query<Weighed>('weigh_vector_search', [...asked, ...costs]);
    if (!weighed || weighed.indexed === 0) return { indexed: 0, bound: 0, kept: 0, reach: limit };
    this.weighed.set(key, weighed);
    return weighed;
  }

  private async walk(
    { vector, modelId }: EmbeddedQuery,
    { limit, reach, most }: { readonly limit: number; readonly reach: number; readonly most: number },
    scope: SearchScope,
  ): Promise<{ readonly hits: LegHit[]; readonly lookedAt: number }> {
    const parameters = [...scopeOf(scope), vectorText(vector), modelId, limit, reach, Math.min(reach, mostBreadth), most];
    const rows = await this.database.query<HitRow & { looked_at: number }>('search_vector_index', parameters);
    return { hits: rows.map((row) => toHit(row, 'approximate')), lookedAt: rows[0]?.looked_at ?? 0 };
  }

  private async compareAll({ vector, modelId }: EmbeddedQuery, limit: number, scope: SearchScope): Promise<LegHit[]> {
    const parameters = [...scopeOf(scope), vectorText(vector), modelId, limit, ...(scope.asOf ? [scope.asOf] : [])];
    const rows = await this.database.query<HitRow>(scope.asOf ? 'search_vector_as_of' : 'search_vector', parameters);
    return rows.map((row) => toHit(row, 'exact'));
  }
}

function toHit(row: HitRow, method: VectorMethod): LegHit {
  return { chunkId: row.chunk_id, score: row.score, method };
}
