import { Readable } from 'node:stream';
import {
  byFused,
  type Collection,
  type CollectionSettings,
  type Embedder,
  type LegHit,
  type Principal,
  type QueueDepth,
  type Retrieval,
  type SearchScope,
  type Step,
  WorkQueue,
} from '#core';
import { ChildParser, embedRevision, parseRevision, publishRevision } from '#ingest';
import { rankedBy } from '#retrieval';
import { documentRanking, type EvalDocument, type LegRanking, type RetrievalSubject, type SearchedQuery } from '#quality';
import { profileCollections, type Runtime, SecondVectors } from '#runtime';
import { defaultOrganisationId, PgCollections, PgDocuments, PgExactSearch, PgHousekeeping } from '#store';
import type { PassageEmbedders } from './passage-embedders.ts';
import { showProgress } from './show-progress.ts';

const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
/** Chunks asked of a leg, so that a hundred documents remain when several chunks belong to one. */
const chunksPerLeg = 300;
/** Queries that are also searched exactly, every so many: reading every vector takes its time. */
const exactEvery = 10;
const never = new AbortController().signal;

/** The product's own ingestion and retrieval, step by step instead of through a queue; the embedders make the passages' vectors. */
export async function retrievalSubject(
  runtime: Runtime,
  { embedder, second }: PassageEmbedders = { embedder: runtime.models.embedder, second: runtime.models.judges.secondEmbedder },
  settings: Partial<CollectionSettings> = {},
): Promise<Subject & AsyncDisposable> {
  const collections = new PgCollections(runtime.database);
  const { id } = await collections.create(principal, 'evaluation');
  const collection = await collections.changeSettings(principal, id, settings);
  const scope: SearchScope = { principal, collectionIds: [collection.id], filter: {}, asOf: null };
  const parser = new ChildParser({
    ...runtime.config.parse,
    recognition: runtime.models.recognition,
    isGuarded: runtime.config.guard.documents,
    children: 1,
  });
  let searched = 0;
  return {
    scope,
    configuration: { ...runtime.retriever.settings, understanding: runtime.measuredRetriever.settings },
    ingest: (documents, signal) => ingestAll(runtime, { documents, collection, parser, embedder, second, signal }),
    search: (query, signal) => searchLegs(runtime, { scope, query, isCompared: searched++ % exactEvery === 0 }, signal),
    [Symbol.asyncDispose]: () => parser[Symbol.asyncDispose](),
  };
}

/** A document of a data set, or a file as somebody uploaded it. */
export interface IngestedDocument extends EvalDocument {
  readonly file?: { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string };
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Subject extends RetrievalSubject {
  readonly scope: SearchScope;
  ingest(documents: readonly IngestedDocument[], signal: AbortSignal): Promise<void>;
}

interface Ingestion {
  readonly documents: readonly IngestedDocument[];
  readonly collection: Collection;
  readonly parser: ChildParser;
  readonly embedder: Embedder;
  readonly second: Embedder | null;
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

async function ingestAll(runtime: Runtime, { documents, collection, parser, embedder, second, signal }: Ingestion): Promise<void> {
  const { revisions, vectors, blobs, database } = runtime;
  const store = new PgDocuments(database, blobs);
  const ports = { revisions, vectors, blobs, parser, embedder, queue: new NoQueue() };
  const started = performance.now();
  for (const [index, document] of documents.entries()) {
    const revisionId = await receive(runtime, store, collection, document);
    await parseRevision(ports, revisionId, signal);
    await embedRevision(ports, revisionId, signal);
    await publishRevision(ports, revisionId);
    showProgress('documents', { done: index + 1, total: documents.length }, started);
  }
  // What the sweeper and the profiler do within a minute.
  await new PgHousekeeping(database, blobs).refreshStatistics();
  await profileCollections(runtime, signal);
  if (second) await new SecondVectors({ database, embedder: second, log: runtime.log }).make(signal);
}

async function receive({ blobs }: Runtime, store: PgDocuments, collection: Collection, document: IngestedDocument): Promise<string> {
  const text = { bytes: Buffer.from(document.text || document.title, 'utf8'), name: `${document.id}.txt`, mediaType: 'text/plain' };
  const { bytes, name: fileName, mediaType } = document.file ?? text;
  const blob = await blobs.put(Readable.from([bytes]), Number.MAX_SAFE_INTEGER, never);
  const fields = {
    externalId: document.id,
    title: document.title || null,
    metadata: document.metadata ?? {},
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
    fileName,
    mediaType,
  });
  return receipt.revisionId;
}

interface Wanted {
  readonly scope: SearchScope;
  readonly query: string;
  /** Whether an exact search is held against the vector leg. */
  readonly isCompared: boolean;
}

/** The legs alone, deeper than search asks them; then what search serves, before and after its judges, for a question of several parts also before they are put together. */
async function searchLegs(runtime: Runtime, { scope, query, isCompared }: Wanted, signal: AbortSignal): Promise<SearchedQuery> {
  const { search, models, measuredRetriever, database } = runtime;
  const keyword = await timed(() => search.byKeyword(query, chunksPerLeg, scope, signal));
  const served = await timed(() => measuredRetriever.retrieve({ query, scope, limit: 100 }, signal));
  const { passages, timings, queryVector, rerank, settings, understood, whole = served.value } = served.value;
  const { candidates } = whole;
  for (const note of understood?.notes ?? []) runtime.log.warn({ query }, note);
  const embedded = queryVector && { vector: queryVector, modelId: models.embedder.id };
  const vector = await timed(async () => (embedded ? search.byVector(embedded, chunksPerLeg, scope, signal) : []));
  const exact = isCompared && embedded ? await new PgExactSearch(database).byVector(embedded, 10, scope) : null;
  const ranked = async (hits: readonly { readonly chunkId: string }[], ms: number): Promise<LegRanking> => ({
    documentIds: await documentsOf(runtime, scope, hits),
    ms,
  });
  const reranked = documentRanking(passages.map(({ externalId }) => ({ documentId: externalId })));
  return {
    legs: {
      keyword: await ranked(keyword.value, keyword.ms),
      vector: await ranked(vector.value, vector.ms + (timings['embed'] ?? 0)),
      fused: await ranked(candidates.toSorted(byFused), served.ms - (timings['rerank'] ?? 0)),
      ...(settings.rerank.id !== null &&
        settings.judges.length > 0 && {
          [late]: await ranked(
            rankedBy(
              candidates.toSorted(byFused),
              rerank.judges.filter(({ judge }) => judge === late),
            ),
            served.ms,
          ),
        }),
      reranked: { documentIds: reranked, ms: served.ms },
    },
    timings,
    approximateRecall10: exact && exact.length > 0 ? sharedOf(exact, vector.value.slice(0, 10)) : null,
    lacked: lackedBy(served.value),
  };
}

/** Stages that failed or were late. */
function lackedBy({ legs, rerank, bridge }: Retrieval): string[] {
  const stages = [
    ...legs.map(({ leg, status }) => ({ stage: `${leg} leg`, status })),
    ...rerank.judges.map(({ judge, status }) => ({ stage: judge, status })),
    ...(bridge ? [{ stage: 'bridges', status: bridge.status }] : []),
  ];
  return stages.filter(({ status }) => status === 'failed' || status === 'late').map(({ stage, status }) => `${stage} ${status}`);
}

/** By itself, where other judges rank beside it. */
const late = 'late-interaction';

/** Hits as good as the exact ones count: chunks of equal text have equal vectors and stand in any order. */
function sharedOf(exact: readonly LegHit[], found: readonly LegHit[]): number {
  const least = (exact.at(-1)?.score ?? 0) - 1e-6;
  return Math.min(1, found.filter(({ score }) => score >= least).length / exact.length);
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
