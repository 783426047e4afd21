// A collection of made documents with the vectors of a real model, written in bulk: what the vector leg searches, without the rest.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Embedder } from '#core';
import type { WordModel } from './word-model.ts';

export const chunksPerDocument = 10;
const documentsAtOnce = 100;
const signal = new AbortController().signal;

interface MadeChunk {
  readonly document: number;
  readonly ordinal: number;
  readonly text: string;
  readonly hash: string;
}

/** Ten chunks a document, the last one a single one; metadata keep a hundredth, a thousandth and one row. Resolves with the chunks made. */
export async function fillWithVectors(
  client: Client,
  made: { readonly embedder: Embedder; readonly words: WordModel; readonly collectionId: string; readonly chunks: number },
): Promise<number> {
  const documents = Math.ceil(made.chunks / chunksPerDocument);
  let written = 0;
  for (let first = 0; first < documents; first += documentsAtOnce) {
    const last = Math.min(first + documentsAtOnce, documents) - 1;
    const chunks = Array.from({ length: last - first + 1 }, (_, index) => chunksOf(made.words, first + index, documents)).flat();
    await insertDocuments(client, made.collectionId, { first, last, documents });
    await insertChunks(client, chunks);
    await insertVectors(client, made.embedder, chunks);
    written += chunks.length;
    if (first % (documentsAtOnce * 10) === 0) console.log(`${written} chunks`);
  }
  await client.query('vacuum analyze');
  return written;
}

function chunksOf(words: WordModel, document: number, documents: number): MadeChunk[] {
  const paragraphs = words
    .document(document, chunksPerDocument / 2)
    .text.split('\n\n')
    .filter((text) => text.length > 100);
  return paragraphs.slice(0, document === documents - 1 ? 1 : chunksPerDocument).map((text, ordinal) => ({
    document,
    ordinal,
    text,
    hash: createHash('sha256').update(`${document} ${ordinal}`).digest('hex'),
  }));
}

async function insertDocuments(
  client: Client,
  collectionId: string,
  { first, last, documents }: { readonly first: number; readonly last: number; readonly documents: number },
): Promise<void> {
  await client.query(
    `insert into document (id, organisation_id, collection_id, external_id, metadata)
    select 'd' || i, 'default', $1, 'd' || i, jsonb_build_object('hundred', i % 100, 'thousand', i % 1000, 'only', i = $4)
    from generate_series($2::int, $3::int) i`,
    [collectionId, first, last, documents - 1],
  );
  await client.query(
    `insert into revision (id, document_id, number, status, blob_sha256, bytes, media_type, file_name, chunk_count)
    select 'r' || i, 'd' || i, 1, 'live', md5(i::text), 1000, 'text/markdown', 'made.md', case when i = $3 then 1 else $4::int end
    from generate_series($1::int, $2::int) i`,
    [first, last, documents - 1, chunksPerDocument],
  );
  await client.query(`update document set live_revision_id = 'r' || i from generate_series($1::int, $2::int) i where id = 'd' || i`, [
    first,
    last,
  ]);
}

async function insertChunks(client: Client, chunks: readonly MadeChunk[]): Promise<void> {
  await client.query(
    `insert into chunk (id, document_id, revision_id, ordinal, span_start, span_end, text, headings, boxes, text_hash, terms)
    select gen_random_uuid()::text, 'd' || document, 'r' || document, ordinal, 0, length(text), text, '[]', '[]', hash, lower(text)
    from unnest($1::int[], $2::int[], $3::text[], $4::text[]) as made (document, ordinal, text, hash)`,
    [
      chunks.map(({ document }) => document),
      chunks.map(({ ordinal }) => ordinal),
      chunks.map(({ text }) => text),
      chunks.map(({ hash }) => hash),
    ],
  );
}

async function insertVectors(client: Client, embedder: Embedder, chunks: readonly MadeChunk[]): Promise<void> {
  const vectors = await embedder.embed(
    chunks.map(({ text }) => text),
    'passage',
    signal,
  );
  await writeVectors(client, embedder.id, chunks, vectors);
}

async function writeVectors(
  client: Client,
  modelId: string,
  chunks: readonly MadeChunk[],
  vectors: readonly Float32Array[],
): Promise<void> {
  await client.query('insert into embedding select $1, made.* from (select * from unnest($2::text[], $3::vector[])) made', [
    modelId,
    chunks.map(({ hash }) => hash),
    vectors.map((vector) => `[${vector.join(',')}]`),
  ]);
}

/** Milliseconds for twenty more vectors in one statement, as the worker writes them. */
export async function timeInserts(client: Client, embedder: Embedder, words: WordModel): Promise<number> {
  const rounds = 10;
  const fresh = Array.from({ length: rounds * 2 }, (_, index) => chunksOf(words, 1_000_000 + index, 0)).flat();
  let ms = 0;
  await client.query('begin');
  for (let round = 0; round < rounds; round += 1) {
    const chunks = fresh.slice(round * 20, round * 20 + 20);
    const vectors = await embedder.embed(
      chunks.map(({ text }) => text),
      'passage',
      signal,
    );
    const startedAt = performance.now();
    await writeVectors(client, embedder.id, chunks, vectors);
    ms += performance.now() - startedAt;
  }
  await client.query('rollback');
  return Math.round((ms / rounds) * 10) / 10;
}
