import { RankingFacts } from '#core';
import type {
  AnalysedQuery,
  ComparedChunk,
  DocumentName,
  DocumentStanding,
  EmbeddedQuery,
  QueryWord,
  RevisionStatus,
  ScopeCounts,
  SearchScope,
} from '#core';
import { earlierTermsOf } from '../analysis/earlier-terms.ts';
import { wordsIn } from '../analysis/read-query.ts';
import { spelled } from '../analysis/terms.ts';
import type { Database } from '../database/database.ts';
import { readerOf, scopeOf } from '../database/reader.ts';
import { vectorText } from '../database/storable.ts';
import { toJsonPath } from './filter-path.ts';
import { KeywordStates } from './keyword-state.ts';

/** Chunks of one document that are looked at; the nearest ones, so that a book does not fill the answer. */
const mostChunks = 400;

export class PgRankingFacts extends RankingFacts {
  private readonly database: Database;
  private readonly states: KeywordStates;

  constructor(database: Database, states = new KeywordStates(database)) {
    super();
    this.database = database;
    this.states = states;
  }

  /** Apart at white space, each word once, and analysed alone as the whole question is: in every language of the collections. */
  async words(query: string, scope: SearchScope): Promise<readonly QueryWord[]> {
    const { languages, hasEarlier } = await this.states.read(scope);
    const typed = query.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
    const words = new Map(typed.filter((word) => word !== '').map((word) => [word.toLowerCase(), word]));
    return [...words.values()].map((word) => {
      const read = wordsIn(word, languages);
      const terms = read.flatMap((one) => one.terms);
      const parts = read.filter(({ kind }) => kind === 'part').map(({ text }) => text);
      return { word, parts, terms: [...new Set(hasEarlier ? [...terms, ...earlierTermsOf(word).map(spelled)] : terms)] };
    });
  }

  async counts(scope: SearchScope): Promise<ScopeCounts> {
    const [row] = await this.database.query<CountRow>('explain_counts', [...scopeOf(scope), scope.asOf]);
    const { documents = 0, chunks = 0, matching_documents: matchingDocuments = 0, matching_chunks: matchingChunks = 0 } = row ?? {};
    return { documents, chunks, matchingDocuments, matchingChunks };
  }

  async standing(name: DocumentName, modelId: string, { principal, filter, asOf }: SearchScope): Promise<DocumentStanding | null> {
    const named = 'documentId' in name ? [name.documentId, null, null] : [null, name.collectionId, name.externalId];
    const tests = Object.entries(filter);
    const paths = tests.map(([field, test]) => toJsonPath({ [field]: test }));
    const [row] = await this.database.query<StandingRow>('explain_document', [...readerOf(principal), ...named, asOf, modelId, paths]);
    return row ? toStanding(row, Object.fromEntries(tests.map(([field], index) => [field, row.tests[index] ?? false]))) : null;
  }

  async chunks(documentId: string, { vector, terms }: AnalysedQuery, { principal, asOf }: SearchScope): Promise<ComparedChunk[]> {
    const query = vector ? [vectorText(vector.vector), vector.modelId] : [null, null];
    const parameters = [...readerOf(principal), documentId, asOf, ...query, terms, mostChunks];
    return (await this.database.query<ComparedRow>('explain_chunks', parameters)).map(toCompared);
  }

  async nearer({ vector, modelId }: EmbeddedQuery, cosine: number, scope: SearchScope): Promise<{ nearer: number; compared: number }> {
    const parameters = [...scopeOf(scope), vectorText(vector), modelId, cosine, scope.asOf];
    const [row] = await this.database.query<{ nearer: number; compared: number }>('explain_nearer', parameters);
    return { nearer: row?.nearer ?? 0, compared: row?.compared ?? 0 };
  }
}

interface CountRow {
  readonly documents: number;
  readonly chunks: number;
  readonly matching_documents: number;
  readonly matching_chunks: number;
}

interface StandingRow {
  readonly id: string;
  readonly external_id: string;
  readonly title: string;
  readonly collection_id: string;
  readonly collection_name: string;
  readonly status: RevisionStatus;
  readonly failure_reason: string | null;
  readonly revision: number | null;
  readonly chunks: number;
  readonly without_vector: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly tests: readonly boolean[];
}

interface ComparedRow {
  readonly chunk_id: string;
  readonly ordinal: number;
  readonly page: number | null;
  readonly headings: readonly string[];
  readonly span_start: number;
  readonly span_end: number;
  readonly text: string;
  readonly cosine: number | null;
  readonly terms: readonly string[];
}

function toStanding(row: StandingRow, tests: Readonly<Record<string, boolean>>): DocumentStanding {
  const { title, status, revision, chunks, attributes } = row;
  return {
    title,
    status,
    revision,
    chunks,
    attributes,
    tests,
    documentId: row.id,
    externalId: row.external_id,
    collectionId: row.collection_id,
    collectionName: row.collection_name,
    failure: row.failure_reason,
    withoutVector: row.without_vector,
  };
}

function toCompared({ chunk_id: chunkId, span_start: start, span_end: end, ...row }: ComparedRow): ComparedChunk {
  return { chunkId, start, end, ...row };
}
