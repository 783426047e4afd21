import { type ChunkContent, type ChunkLikeness, ChunkRelations, type SearchScope, type Surroundings } from '#core';
import type { Database } from '../database/database.ts';
import { scopeOf } from '../database/reader.ts';
import { KeywordStates } from './keyword-state.ts';
import { PgRankingFacts } from './pg-ranking-facts.ts';

export class PgChunkRelations extends ChunkRelations {
  private readonly database: Database;
  private readonly facts: PgRankingFacts;

  /** `states` are those of the search beside it: what that has read of a question's collections is not read again. */
  constructor(database: Database, states = new KeywordStates(database)) {
    super();
    this.database = database;
    this.facts = new PgRankingFacts(database, states);
  }

  async likeness(chunkIds: readonly string[], modelId: string, scope: SearchScope): Promise<ChunkLikeness[]> {
    const rows = await this.database.query<LikenessRow>('read_likeness', [...scopeOf(scope), scope.asOf, modelId, chunkIds]);
    return rows.map(({ left_id: left, right_id: right, cosine }) => ({ left, right, cosine }));
  }

  async contents(query: string, chunkIds: readonly string[], scope: SearchScope): Promise<ChunkContent[]> {
    const words = await this.facts.words(query, scope);
    const terms = [...new Set(words.flatMap((word) => word.terms))];
    const rows = await this.database.query<ContentRow>('read_chunk_contents', [...scopeOf(scope), scope.asOf, chunkIds, terms]);
    return rows.map(({ chunk_id: chunkId, document_id: documentId, title, text, terms: held }) => ({
      chunkId,
      documentId,
      title,
      text,
      words: words.filter((word) => word.terms.some((term) => held.includes(term))).map(({ word }) => word.toLowerCase()),
    }));
  }

  /** Spans count UTF-16 code units, which the database does not know: whole texts come, each once. */
  async surroundings(chunkIds: readonly string[], reach: number, scope: SearchScope): Promise<Surroundings[]> {
    const rows = await this.database.query<SurroundingsRow>('read_surroundings', [...scopeOf(scope), scope.asOf, chunkIds, reach]);
    const texts = new Map(rows.flatMap(({ revision_id: id, text }) => (text === null ? [] : [[id, text] as const])));
    return rows.map(({ chunk_id: chunkId, revision_id: revisionId, starts, ends }) => ({
      chunkId,
      revisionId,
      around: starts.map((start, index) => ({ start, end: ends[index] ?? start })),
      text: texts.get(revisionId) ?? '',
    }));
  }
}

interface LikenessRow {
  readonly left_id: string;
  readonly right_id: string;
  readonly cosine: number;
}

interface ContentRow {
  readonly chunk_id: string;
  readonly document_id: string;
  readonly title: string;
  readonly text: string;
  readonly terms: readonly string[];
}

interface SurroundingsRow {
  readonly chunk_id: string;
  readonly revision_id: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly text: string | null;
}
