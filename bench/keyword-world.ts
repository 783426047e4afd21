// A retrieval set as the product's keyword leg holds it: one document a set, one chunk for each of the set's documents.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Chunk, noProperties, type SearchScope } from '#core';
import type { EvalDocument } from '#quality';
import { type Database, type FileBlobStore, PgChunkSearch, PgCollections, PgDocuments, PgRevisionStore, PgVectorStore } from '#store';

const principal = { organisationId: 'default', keyId: null, role: 'admin', groups: [] } as const;
const signal = new AbortController().signal;
const modelId = 'none';

export interface KeywordSet {
  /** Places of the set's documents, best first. */
  rank(query: string, limit: number): Promise<{ readonly places: readonly number[]; readonly notes: readonly string[] }>;
}

/** Puts a set into the database. Its documents' titles stand where a heading does, twice, as a title of its own weighs. */
export async function openKeywordSet(
  database: Database,
  blobs: FileBlobStore,
  { name, language, documents }: { readonly name: string; readonly language: string; readonly documents: readonly EvalDocument[] },
): Promise<KeywordSet> {
  const collection = await new PgCollections(database).create(principal, name.replaceAll('/', ' '));
  const chunks = chunksOf(documents);
  const text = chunks.map((chunk) => chunk.text).join('\n');
  const blob = await blobs.put(Readable.from([Buffer.from(text)]), 1e9, signal);
  const { revisionId } = await new PgDocuments(database, blobs).receive({
    principal,
    collectionId: collection.id,
    fields: { externalId: name },
    blob,
    fileName: 'set.txt',
    mediaType: 'text/plain',
  });
  const revisions = new PgRevisionStore(database, { isGuarded: false });
  const properties = { ...noProperties, language };
  const parsed = { title: '', text, blocks: [], pages: [], lines: [], tables: [], properties, warnings: [] };
  await revisions.begin(revisionId, 'received');
  await revisions.saveParsed(revisionId, parsed, chunks);
  await giveVectors(new PgVectorStore(database), revisionId);
  await revisions.markEmbedded(revisionId, modelId);
  if (!(await revisions.publish(revisionId))) throw new Error(`${name} did not go live`);
  const search = await PgChunkSearch.open(database);
  const scope: SearchScope = { principal, collectionIds: [collection.id], filter: {}, asOf: null };
  return {
    async rank(query, limit) {
      const { hits, notes } = await search.keywordHits(query, limit, scope, signal);
      const ids = hits.map((hit) => hit.chunkId);
      const places = new Map((await search.chunks(ids, scope)).map((chunk) => [chunk.chunkId, chunk.ordinal]));
      return { places: ids.flatMap((id) => places.get(id) ?? []), notes };
    },
  };
}

function chunksOf(documents: readonly EvalDocument[]): Chunk[] {
  let start = 0;
  return documents.map(({ title, text }, ordinal) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    const textHash = createHash('sha256').update(`${ordinal} ${text}`).digest('hex');
    const headings = title ? [title, title] : [];
    return { ordinal, ...span, section: span, text, headings, page: null, context: null, textHash };
  });
}

/** Nothing is live without vectors; these say nothing. */
async function giveVectors(vectors: PgVectorStore, revisionId: string): Promise<void> {
  const texts = await vectors.missing(revisionId, modelId, 100_000);
  await vectors.save(
    modelId,
    texts.map(({ textHash }) => ({ textHash, vector: new Float32Array([1, 0, 0, 0]), signature: null })),
  );
}
