import { ChunkSearch, type LineBox, type EmbeddedQuery, type FoundChunk, type KeywordMethod, type LegHit, type SearchScope } from '#core';
import { indexedTerms } from '../analysis/terms.ts';
import type { Database } from '../database/database.ts';
import { readerOf, scopeOf } from '../database/reader.ts';
import { vectorText } from '../database/storable.ts';
import { toJsonPath } from './filter-path.ts';

interface HitRow {
  readonly chunk_id: string;
  readonly score: number;
}

export class PgChunkSearch extends ChunkSearch {
  readonly keywordMethod: KeywordMethod;
  private readonly database: Database;

  private constructor(database: Database, keywordMethod: KeywordMethod) {
    super();
    this.database = database;
    this.keywordMethod = keywordMethod;
  }

  /** Asks the database how its keyword leg scores. */
  static async open(database: Database): Promise<PgChunkSearch> {
    const [row] = await database.query<{ has_textsearch: boolean }>('read_keyword_method');
    return new PgChunkSearch(database, row?.has_textsearch ? 'bm25' : 'ts_rank');
  }

  async byKeyword(query: string, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    signal.throwIfAborted();
    const terms = indexedTerms(query);
    if (terms === '') return [];
    return untilAborted(this.byTerms(terms, limit, scope), signal);
  }

  async byVector({ vector, modelId }: EmbeddedQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    signal.throwIfAborted();
    const parameters = [...scopeOf(scope), vectorText(vector), modelId, limit, ...momentOf(scope)];
    const rows = this.database.query<HitRow>(scope.asOf ? 'search_vector_as_of' : 'search_vector', parameters);
    return (await untilAborted(rows, signal)).map(toHit);
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

  private byTerms(terms: string, limit: number, scope: SearchScope): Promise<LegHit[]> {
    if (scope.asOf) return this.byPastTerms(terms, limit, scope);
    return this.keywordMethod === 'bm25' ? this.byBm25(terms, limit, scope) : this.byRank(terms, limit, scope);
  }

  /** The keyword index holds what is live now, so what was live then is scored without one, by BM25 on every database. */
  private async byPastTerms(terms: string, limit: number, scope: SearchScope): Promise<LegHit[]> {
    const words = [...new Set(terms.split(' '))];
    return (await this.database.query<HitRow>('search_keyword_as_of', [...scopeOf(scope), words, limit, ...momentOf(scope)])).map(toHit);
  }

  /** Each collection has statistics of its own; the best of all of them are merged. */
  private async byBm25(terms: string, limit: number, scope: SearchScope): Promise<LegHit[]> {
    const filter = toJsonPath(scope.filter);
    const lists = await Promise.all(
      scope.collectionIds.map((collectionId) =>
        this.database.query<HitRow>('search_keyword_bm25', [...readerOf(scope.principal), collectionId, filter, terms, limit]),
      ),
    );
    // Without the index a row that matches nothing comes too, with a score of nothing.
    const hits = lists.flat().filter((row) => row.score > 0);
    return hits
      .sort((a, b) => b.score - a.score || (a.chunk_id < b.chunk_id ? -1 : 1))
      .slice(0, limit)
      .map(toHit);
  }

  private async byRank(terms: string, limit: number, scope: SearchScope): Promise<LegHit[]> {
    const anyOf = [...new Set(terms.split(' '))].join(' | ');
    return (await this.database.query<HitRow>('search_keyword_ts_rank', [...scopeOf(scope), anyOf, limit])).map(toHit);
  }
}

/** The last parameter of the statements that look at a past moment. */
function momentOf({ asOf }: SearchScope): readonly Date[] {
  return asOf ? [asOf] : [];
}

/** The statement runs on where it cannot be called back; nobody waits for it. */
async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    work.catch(() => undefined);
  }
}

function toHit(row: HitRow): LegHit {
  return { chunkId: row.chunk_id, score: row.score };
}

interface ChunkRow {
  readonly chunk_id: string;
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
