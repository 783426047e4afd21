import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type Access,
  type Chunk,
  type Collection,
  noProperties,
  type ParsedDocument,
  type Principal,
  type SearchScope,
  type Table,
} from '#core';
import {
  type Database,
  FileBlobStore,
  newId,
  PgActivity,
  PgAudit,
  PgChunkSearch,
  PgCollections,
  PgDeletions,
  PgDocuments,
  PgKeys,
  PgRevisionStore,
  PgSystemFigures,
  PgTraces,
  PgTraceStore,
  PgVectorStore,
  type Receipt,
} from '#store';

export const never = () => new AbortController().signal;
export const modelId = 'test-model';
export const admin: Principal = { organisationId: 'default', keyId: null, role: 'admin', groups: [] };
export const reader = (...groups: string[]): Principal => ({ organisationId: 'default', keyId: 'key-reader', role: 'reader', groups });

/** Every store over one database, with files in a folder of its own. */
export async function openWorld(database: Database) {
  return openWorldIn(database, await mkdtemp(join(tmpdir(), 'aquifer-blobs-')));
}

/** Files go to this folder, which is removed in the end. */
export async function openWorldIn(database: Database, dir: string) {
  const blobs = new FileBlobStore(dir);
  return {
    database,
    blobs,
    dir,
    collections: new PgCollections(database),
    documents: new PgDocuments(database, blobs),
    deletions: new PgDeletions(database, blobs),
    revisions: new PgRevisionStore(database),
    vectors: new PgVectorStore(database),
    search: await PgChunkSearch.open(database),
    traceStore: new PgTraceStore(database),
    traces: new PgTraces(database),
    keys: new PgKeys(database),
    audit: new PgAudit(database),
    activity: new PgActivity(database),
    figures: new PgSystemFigures(database),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

export async function aCollection(world: World): Promise<Collection> {
  return world.collections.create(admin, `collection ${newId()}`);
}

export interface Draft {
  readonly externalId?: string;
  readonly title?: string;
  readonly chunks: readonly string[];
  readonly headings?: readonly string[];
  /** In the chunks' text, which are an empty line apart. */
  readonly tables?: readonly Table[];
  readonly access?: Access;
  readonly metadata?: Record<string, unknown>;
  readonly principal?: Principal;
}

export async function upload(world: World, collection: Pick<Collection, 'id'>, draft: Draft): Promise<Receipt> {
  const blob = await world.blobs.put(Readable.from([Buffer.from(draft.chunks.join('\n\n'))]), 10_000_000, never());
  const { externalId = newId(), title, metadata, access } = draft;
  return world.documents.receive({
    principal: draft.principal ?? admin,
    collectionId: collection.id,
    fields: { externalId, title, metadata, access },
    blob,
    fileName: 'file.txt',
    mediaType: 'text/plain',
  });
}

export function parsedOf(draft: Draft): { readonly parsed: ParsedDocument & { title: string }; readonly chunks: Chunk[] } {
  const text = draft.chunks.join('\n\n');
  let at = 0;
  const title = draft.title ?? 'Untitled';
  const chunks = draft.chunks.map((piece, ordinal) => {
    const start = at;
    at += piece.length + 2;
    const textHash = createHash('sha256')
      .update([title, ...(draft.headings ?? []), piece].join('\n'))
      .digest('hex');
    const span = { start, end: start + piece.length };
    return { ordinal, ...span, section: span, text: piece, headings: draft.headings ?? [], page: null, context: null, textHash };
  });
  return {
    parsed: {
      title,
      text,
      blocks: [],
      pages: [],
      lines: [],
      tables: draft.tables ?? [],
      properties: noProperties,
      warnings: [],
      verdict: { level: 'clean', findings: [], version: 'test-1' },
    },
    chunks,
  };
}

/** Takes a received revision all the way. */
export async function advance(world: World, revisionId: string, draft: Draft): Promise<boolean> {
  const { parsed, chunks } = parsedOf(draft);
  await world.revisions.begin(revisionId, 'received');
  await world.revisions.saveParsed(revisionId, parsed, chunks);
  await embed(world, revisionId);
  await world.revisions.markEmbedded(revisionId, modelId);
  return (await world.revisions.publish(revisionId)) === 'live';
}

export async function embed(world: World, revisionId: string): Promise<number> {
  const texts = await world.vectors.missing(revisionId, modelId, 10_000);
  await world.vectors.save(
    modelId,
    texts.map((text) => ({ textHash: text.textHash, vector: vectorOf(text.text), signature: null })),
  );
  return texts.length;
}

export async function publish(world: World, collection: Collection, draft: Draft): Promise<Receipt> {
  const receipt = await upload(world, collection, draft);
  if (!(await advance(world, receipt.revisionId, draft))) throw new Error(`${receipt.externalId} did not go live`);
  return receipt;
}

/** A unit vector that texts with the same words share a direction in. */
export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(32).fill(0.01);
  for (const word of text.toLowerCase().split(/\W+/)) {
    const slot = createHash('sha256').update(word).digest()[0] ?? 0;
    vector[slot % 32] = (vector[slot % 32] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

export function scopeOf(collections: readonly Collection[], principal = admin, filter: Record<string, unknown> = {}): SearchScope {
  return { principal, collectionIds: collections.map((collection) => collection.id), filter, asOf: null };
}

/** External ids that both legs find, each on its own. */
export async function found(world: World, query: string, scope: SearchScope, limit = 100) {
  const keyword = await world.search.byKeyword(query, limit, scope, never());
  const vector = await world.search.byVector({ vector: vectorOf(query), modelId }, limit, scope, never());
  const names = async (hits: readonly { chunkId: string }[]) => {
    const chunks = await world.search.chunks(
      hits.map((hit) => hit.chunkId),
      scope,
    );
    const byId = new Map(chunks.map((chunk) => [chunk.chunkId, chunk.externalId]));
    return hits.map((hit) => byId.get(hit.chunkId) ?? 'gone');
  };
  return { keyword: await names(keyword), vector: await names(vector) };
}
