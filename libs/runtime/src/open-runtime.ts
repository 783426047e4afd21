import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Answerer, defaultThreshold, loadPrompts } from '#answer';
import type { Config } from '#config';
import type { ChunkSearch, CollectionProfiles, Retriever, RevisionStore, TraceStore } from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import { defaultChunkSettings } from '#ingest';
import type { QueueConnection } from '#queue';
import type { HybridRetriever, UnderstandingRetriever } from '#retrieval';
import {
  type Database,
  FileBlobStore,
  KeywordStates,
  openDatabase,
  PgChunkSearch,
  PgRevisionStore,
  PgTraceStore,
  PgVectorStore,
  projectRoot,
} from '#store';
import { type Log, Metrics } from '#telemetry';
import { type Models, openModels } from './open-models.ts';
import { type OpenedRetrieval, openRetrieval } from './open-retrieval.ts';
import { understandingWarnings } from './understanding.ts';

/** A process's opened things. Disposing closes them in reverse order. */
export interface Runtime extends AsyncDisposable {
  readonly version: string;
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly queueConnection: QueueConnection;
  readonly blobs: FileBlobStore;
  readonly revisions: RevisionStore;
  readonly vectors: PgVectorStore;
  readonly search: ChunkSearch;
  readonly traces: TraceStore;
  readonly models: Models;
  readonly profiles: CollectionProfiles;
  /** Ranks one question as it is worded, anew each time. */
  readonly retriever: HybridRetriever;
  /** What callers are served by: the same, with its memory, after a look at the question. */
  readonly cachedRetriever: Retriever;
  /** That without memory, and in no hurry, as evaluations want it. */
  readonly measuredRetriever: UnderstandingRetriever;
  readonly trialOf: OpenedRetrieval['trialOf'];
  readonly answerer: Answerer;
  /** What does not run as it should, in words; shown at start and on the System page. */
  readonly warnings: readonly string[];
}

/** Opens database and models side by side. What was opened is closed again when a later part fails. */
export async function openRuntime(config: Config, log: Log): Promise<Runtime> {
  await using stack = new AsyncDisposableStack();
  const signal = new AbortController().signal;
  const opening = [openDatabase(config.database, { log, signal }), openModels(config, log, stack)] as const;
  const [database, models] = await settled(opening, stack);
  const blobs = new FileBlobStore(join(config.dataDir, 'blobs'));
  const metrics = new Metrics();
  const keywordStates = new KeywordStates(database);
  const search = await PgChunkSearch.open(database, { onWay: (way) => metrics.vectorSearched(way) }, keywordStates);
  const traces = new PgTraceStore(database);
  const clock = (): Date => new Date();
  const opened = openRetrieval({ config, database, models, search, keywordStates, metrics, log });
  const { retriever, cachedRetriever, measuredRetriever, trialOf, profiles, judgesTokens } = opened;
  const answerer = new Answerer({
    retriever: cachedRetriever,
    traces,
    contradictionsOf,
    freshnessOf: answerFreshness,
    prompts: loadPrompts(),
    clock,
    embedder: models.embedder,
    generator: models.generator,
    composeAllowed: models.compose,
    settings: { threshold: config.answer.threshold ?? defaultThreshold, chunking: { ...defaultChunkSettings } },
  });
  const closing = stack.move();
  return {
    version: await readVersion(),
    config,
    log,
    database,
    blobs,
    search,
    traces,
    models,
    profiles,
    retriever,
    cachedRetriever,
    measuredRetriever,
    trialOf,
    answerer,
    metrics,
    queueConnection: config.queue.kind === 'redis' ? config.queue : { kind: 'postgres', url: database.url },
    revisions: new PgRevisionStore(database),
    vectors: new PgVectorStore(database, { keepsTokens: judgesTokens }),
    warnings: [...models.warnings, ...keywordWarning(search), ...understandingWarnings(config, models.generator)],
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** Waits for both, so that nothing is left open when one of them fails. */
async function settled(
  [opening, loading]: readonly [Promise<Database>, Promise<Models>],
  stack: AsyncDisposableStack,
): Promise<[Database, Models]> {
  const [database, models] = await Promise.allSettled([opening, loading]);
  if (database.status === 'fulfilled') stack.use(database.value);
  if (database.status === 'rejected') throw database.reason;
  if (models.status === 'rejected') throw models.reason;
  return [database.value, models.value];
}

function keywordWarning({ keywordMethod }: ChunkSearch): string[] {
  if (keywordMethod === 'bm25') return [];
  return ['the database has no pg_textsearch, so the keyword leg ranks with ts_rank instead of BM25; install pg_textsearch and restart'];
}

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}
