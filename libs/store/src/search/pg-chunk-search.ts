import {
  ChunkSearch,
  type LineBox,
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
  private readonly keywordLeg: KeywordLeg;
  private readonly vectorLeg: VectorLeg;

  private constructor(parts: KeywordParts, keywordMethod: KeywordMethod, vectorLeg: VectorLeg) {
    super();
    this.database = parts.database;
    this.keywordMethod = keywordMethod;
    this.keywordLeg = new KeywordLeg(parts, keywordMethod, (chunkIds, scope) => this.chunks(chunkIds, scope));
    this.vectorLeg = vectorLeg;
  }

  /** Asks the database how its keyword leg scores. */
  static async open(
    database: Database,
    vectors: Partial<VectorLegSettings> = {},
    { states = new KeywordStates(database), words = new PgWordWeights(database) }: Partial<KeywordParts> = {},
  ): Promise<PgChunkSearch> {
    const [row] = await database.query<{ has_textsearch: boolean }>('read_keyword_method');
    return new PgChunkSearch({ database, states, words }, row?.has_textsearch ? 'bm25' : 'ts_rank', new VectorLeg(database, vectors));
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

  async chunks(chunkIds: readonly string[], scope: SearchScope): Promise<FoundChunk[]> {
    if (chunkIds.length === 0) return [];
    const parameters = [...scopeOf(scope), chunkIds, ...momentOf(scope)];
    const rows = await this.database.query<ChunkRow>(scope.asOf ? 'read_chunks_as_of' : 'read_chunks', parameters);
    return rows.map(toFoundChunk);
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

/** The last parameter of the statements that look at a past moment. */
function momentOf({ asOf }: SearchScope): readonly Date[] {
  return asOf ? [asOf] : [];
}

interface ChunkRow {
  readonly chunk_id: string;
  readonly collection_id: string;
  readonly document_id: string;
  readonly external_id: string;
  readonly revision_id: string;
  readonly revision: number;
  readonly ordinal: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly context: string | null;
  readonly text: string;
  readonly section_start: number;
  readonly section_end: number;
  readonly page: number | null;
  readonly boxes: readonly LineBox[];
  readonly url: string | null;
  readonly live_at: Date;
  readonly superseded_at: Date | null;
  readonly verified_at: Date;
  readonly changed_at: Date;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
  readonly stale_after_seconds: number | null;
}

function toFoundChunk(row: ChunkRow): FoundChunk {
  return {
    chunkId: row.chunk_id,
    collectionId: row.collection_id,
    documentId: row.document_id,
    externalId: row.external_id,
    revisionId: row.revision_id,
    revision: row.revision,
    ordinal: row.ordinal,
    start: row.span_start,
    end: row.span_end,
    title: row.title,
    headings: row.headings,
    context: row.context,
    text: row.text,
    section: { start: row.section_start, end: row.section_end },
    page: row.page,
    lines: row.boxes,
    url: row.url,
    liveAt: row.live_at,
    supersededAt: row.superseded_at,
    verifiedAt: row.verified_at,
    changedAt: row.changed_at,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    staleAfterSeconds: row.stale_after_seconds,
  };
}
