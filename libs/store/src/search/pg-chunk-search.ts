import {
  ChunkSearch,
  type EmbeddedQuery,
  type FoundChunk,
  type KeywordHits,
  type KeywordMethod,
  type KeywordQuery,
  type LegHit,
  type SearchScope,
} from '#core';
import { analysisVersion } from '../analysis/terms.ts';
import type { Database } from '../database/database.ts';
import { readerOf, scopeOf } from '../database/reader.ts';
import { vectorText } from '../database/storable.ts';
import { untilAborted } from '../database/until-aborted.ts';
import { type ChunkReading, momentOf, readChunks } from './found-chunks.ts';
import { KeywordLeg, type KeywordParts } from './keyword-leg.ts';
import { KeywordStates } from './keyword-state.ts';
import { PgWordWeights } from './pg-word-weights.ts';
import { VectorLeg, type VectorLegSettings } from './vector-leg.ts';

interface HitRow {
  readonly chunk_id: string;
  readonly score: number;
}

export class PgChunkSearch extends ChunkSearch {
  readonly keywordMethod: KeywordMethod;
  override readonly analysisVersion = analysisVersion;
  private readonly database: Database;
  private readonly reading: ChunkReading;
  private readonly keywordLeg: KeywordLeg;
  private readonly vectorLeg: VectorLeg;

  private constructor(parts: KeywordParts & ChunkReading, keywordMethod: KeywordMethod, vectorLeg: VectorLeg) {
    super();
    this.database = parts.database;
    this.reading = parts;
    this.keywordMethod = keywordMethod;
    this.keywordLeg = new KeywordLeg(parts, keywordMethod, (chunkIds, scope) => this.chunks(chunkIds, scope));
    this.vectorLeg = vectorLeg;
  }

  /** Asks the database how its keyword leg scores. */
  static async open(
    database: Database,
    vectors: Partial<VectorLegSettings> = {},
    {
      states = new KeywordStates(database),
      words = new PgWordWeights(database),
      marksSuspects = true,
    }: Partial<KeywordParts & ChunkReading> = {},
  ): Promise<PgChunkSearch> {
    const [row] = await database.query<{ has_textsearch: boolean }>('read_keyword_method');
    const parts = { database, states, words, marksSuspects };
    return new PgChunkSearch(parts, row?.has_textsearch ? 'bm25' : 'ts_rank', new VectorLeg(database, vectors));
  }

  async byKeyword(query: string, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    return [...(await this.keywordHits(query, limit, scope, signal)).hits];
  }

  override async keywordHits(query: KeywordQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<KeywordHits> {
    return untilAborted(() => this.keywordLeg.search(query, limit, scope), signal);
  }

  async byVector(query: EmbeddedQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    return untilAborted(() => this.vectorLeg.search(query, limit, scope), signal);
  }

  async cosines(
    vector: Float32Array,
    modelId: string,
    chunkIds: readonly string[],
    scope: SearchScope,
  ): Promise<ReadonlyMap<string, number>> {
    if (chunkIds.length === 0) return new Map();
    const parameters = [...scopeOf(scope), vectorText(vector), modelId, chunkIds, ...momentOf(scope)];
    const rows = await this.database.query<HitRow>(scope.asOf ? 'read_cosines_as_of' : 'read_cosines', parameters);
    return new Map(rows.map((row) => [row.chunk_id, row.score]));
  }

  chunks(chunkIds: readonly string[], scope: SearchScope): Promise<FoundChunk[]> {
    return readChunks(this.reading, chunkIds, scope);
  }

  /** Spans count UTF-16 code units, which the database does not know: whole texts come, each once, and are cut here. */
  async sections(chunks: readonly FoundChunk[], scope: SearchScope): Promise<ReadonlyMap<string, string>> {
    const revisionIds = [...new Set(chunks.map((chunk) => chunk.revisionId))];
    if (revisionIds.length === 0) return new Map();
    const parameters = [...readerOf(scope.principal), scope.collectionIds, revisionIds];
    const rows = await this.database.query<{ id: string; text: string }>('read_revision_texts', parameters);
    const texts = new Map(rows.map((row) => [row.id, row.text]));
    return new Map(
      chunks.flatMap(({ chunkId, revisionId, section }) => {
        const text = texts.get(revisionId);
        return text === undefined ? [] : [[chunkId, text.slice(section.start, section.end)] as const];
      }),
    );
  }
}
