import { Readable } from 'node:stream';
import { type Collection, type Principal, type QueueDepth, type SearchScope, type Step, WorkQueue } from '#core';
import { ChildParser, embedRevision, parseRevision, publishRevision } from '#ingest';
import { documentRanking, type EvalDocument, type LegRanking, type RetrievalSubject } from '#quality';
import type { Runtime } from '#runtime';
import { defaultOrganisationId, PgCollections, PgDocuments, PgHousekeeping } from '#store';

const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
/** Chunks asked of a leg, so that a hundred documents remain when several chunks belong to one. */
const chunksPerLeg = 300;
const never = new AbortController().signal;

/** The product's own ingestion and retrieval, step by step instead of through a queue. */
export async function retrievalSubject(runtime: Runtime): Promise<RetrievalSubject & AsyncDisposable> {
  const collection = await new PgCollections(runtime.database).create(principal, 'evaluation');
  const scope: SearchScope = { principal, collectionIds: [collection.id], filter: {}, asOf: null };
  const parser = new ChildParser({ ...runtime.config.parse, recognition: runtime.models.recognition, children: 1 });
  return {
    configuration: { ...runtime.retriever.settings },
    ingest: (documents, signal) => ingestAll(runtime, { documents, collection, parser, signal }),
    search: (query, signal) => searchLegs(runtime, scope, query, signal),
    [Symbol.asyncDispose]: () => parser[Symbol.asyncDispose](),
  };
}

interface Ingestion {
  readonly documents: readonly EvalDocument[];
  readonly collection: Collection;
  readonly parser: ChildParser;
  readonly signal: AbortSignal;
}

/** Steps follow one another here, so nothing has to be handed over. */
class NoQueue extends WorkQueue {
  override async enqueue(): Promise<void> {}
  override async depths(): Promise<Readonly<Record<Step, QueueDepth>>> {
    const none = { waiting: 0, active: 0, delayed: 0 };
    return { parse: none, embed: none, publish: none };
  }
}

async function ingestAll(runtime: Runtime, { documents, collection, parser, signal }: Ingestion): Promise<void> {
  const { revisions, vectors, blobs, models, database } = runtime;
  const store = new PgDocuments(database, blobs);
  const ports = { revisions, vectors, blobs, parser, embedder: models.embedder, queue: new NoQueue() };
  const started = performance.now();
  for (const [index, document] of documents.entries()) {
    const revisionId = await receive(runtime, store, collection, document);
    await parseRevision(ports, revisionId, signal);
    await embedRevision(ports, revisionId, signal);
    await publishRevision(ports, revisionId);
    showProgress(index + 1, documents.length, started);
  }
  // What the sweeper does within a minute.
  await new PgHousekeeping(database, blobs).refreshStatistics();
}

async function receive({ blobs }: Runtime, store: PgDocuments, collection: Collection, document: EvalDocument): Promise<string> {
  const blob = await blobs.put(Readable.from([Buffer.from(document.text || document.title, 'utf8')]), Number.MAX_SAFE_INTEGER, never);
  const fields = {
    externalId: document.id,
    title: document.title || null,
    metadata: {},
    access: { public: true, groups: [] },
    validFrom: null,
    validUntil: null,
    staleAfterSeconds: null,
  };
  const receipt = await store.receive({
    principal,
    collectionId: collection.id,
    fields,
    blob,
    fileName: `${document.id}.txt`,
    mediaType: 'text/plain',
  });
  return receipt.revisionId;
}

async function searchLegs(runtime: Runtime, scope: SearchScope, query: string, signal: AbortSignal): Promise<Record<string, LegRanking>> {
  const { search, models, retriever } = runtime;
  const keyword = await timed(() => search.byKeyword(query, chunksPerLeg, scope, signal));
  const vector = await timed(async () => {
    const [embedded] = await models.embedder.embed([query], 'query', signal);
    return embedded ? search.byVector({ vector: embedded, modelId: models.embedder.id }, chunksPerLeg, scope, signal) : [];
  });
  const fused = await timed(() => retriever.retrieve({ query, scope, limit: 100 }, signal));
  const served = { documentIds: documentRanking(fused.value.passages.map(({ externalId }) => ({ documentId: externalId }))), ms: fused.ms };
  const ranked = async (leg: Timed<readonly { readonly chunkId: string }[]>): Promise<LegRanking> => ({
    documentIds: await documentsOf(runtime, scope, leg.value),
    ms: leg.ms,
  });
  return { keyword: await ranked(keyword), vector: await ranked(vector), fused: served, reranked: served };
}

/** External ids in the order of their best chunk. */
async function documentsOf({ search }: Runtime, scope: SearchScope, hits: readonly { readonly chunkId: string }[]): Promise<string[]> {
  const chunks = await search.chunks(
    hits.map(({ chunkId }) => chunkId),
    scope,
  );
  const documents = new Map(chunks.map((chunk) => [chunk.chunkId, chunk.externalId]));
  return documentRanking(hits.flatMap(({ chunkId }) => ({ documentId: documents.get(chunkId) ?? '' }))).filter(Boolean);
}

interface Timed<Value> {
  readonly value: Value;
  readonly ms: number;
}

async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}

function showProgress(done: number, total: number, startedAt: number): void {
  if (done % 100 !== 0 && done !== total) return;
  const perSecond = done / ((performance.now() - startedAt) / 1000);
  process.stderr.write(`${done} of ${total} documents, ${perSecond.toFixed(1)}/s, ${Math.round((total - done) / perSecond)} s left\n`);
}
