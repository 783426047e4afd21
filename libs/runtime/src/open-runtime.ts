import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerMemory, GuardParts } from '#answer';
import type { Config } from '#config';
import type { ChunkSearch, CollectionProfiles, ModelAllowance, ModelWork, RevisionStore, TraceStore } from '#core';
import type { QueueConnection } from '#queue';
import {
  type Database,
  DocumentRedaction,
  FileBlobStore,
  KeywordStates,
  openDatabase,
  PgChunkSearch,
  PgConfigurations,
  PgModelAllowance,
  PgRevisionStore,
  PgRevisionTexts,
  PgTableReader,
  PgTraceStore,
  PgVectorStore,
  PgWordWeights,
  projectRoot,
  readDeletionMark,
  TraceRedaction,
  type Vault,
} from '#store';
import { type Log, Metrics } from '#telemetry';
import { Configurations } from './configurations/configurations.ts';
import { PromptShelf } from './configurations/prompt-shelf.ts';
import { serve } from './configurations/served-configuration.ts';
import { settingsOf } from './configurations/settings-of.ts';
import { startedName, usualSettings } from './configurations/started-name.ts';
import { CountedSentences } from './counted-sentences.ts';
import { type DocumentJudges, documentJudges } from './document-judges.ts';
import { forgetDeleted } from './deleted-reading.ts';
import { openGuard, type OpenedGuard } from './open-guard.ts';
import { type Models, openModels } from './open-models.ts';
import { openVault, redacting } from './personal-data.ts';
import { type OpenedRetrieval, openRetrieval, type Ways } from './open-retrieval.ts';
import { sentenceVectorsOf } from './sentences-ahead.ts';
import { sweptMemory } from './swept-memory.ts';
import { understandingWarnings } from './understanding.ts';

/** A process's opened things. Disposing closes them in reverse order. Its ways of finding are those it was started with. */
export interface Runtime extends AsyncDisposable, Ways {
  readonly version: string;
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly queueConnection: QueueConnection;
  readonly blobs: FileBlobStore;
  readonly vault: Vault;
  readonly revisions: RevisionStore;
  readonly vectors: PgVectorStore;
  readonly search: ChunkSearch;
  readonly traces: TraceStore;
  readonly models: Models;
  /** What models may do for each key. */
  readonly allowance: PgModelAllowance;
  readonly profiles: CollectionProfiles;
  /** What decides on documents that the guard is unsure of. */
  readonly documentJudges: DocumentJudges;
  /** What looks at questions and prompts. */
  readonly guard: GuardParts;
  /** What is served to callers, which may be another version than it was started with. */
  readonly configurations: Configurations;
  /** What does not run as it should, in words; shown at start and on the System page. */
  readonly warnings: readonly string[];
}

/** What was opened is closed again when a later part fails. */
export async function openRuntime(config: Config, log: Log): Promise<Runtime> {
  await using stack = new AsyncDisposableStack();
  // Before anything is loaded: its file may not be there.
  const vault = await openVault(config.personalData.vault);
  const metrics = new Metrics();
  const { database, models, allowance } = await openSideBySide({ config, metrics, log }, stack);
  const blobs = new FileBlobStore(join(config.dataDir, 'blobs'));
  const keywordStates = new KeywordStates(database);
  const words = new PgWordWeights(database);
  const search = await openSearch(config, database, { metrics, states: keywordStates, words });
  const redaction = new DocumentRedaction({ vault, redacting, blobs });
  const traces = new PgTraceStore(database, new TraceRedaction({ privacy: config.personalData.traces, redacting, vault }));
  const retrieval = openRetrieval({ config, database, models, allowance, search, keywordStates, words, metrics, log });
  const memory = config.answerCacheBytes > 0 ? stack.use(sweptMemory(config.answerCacheBytes, { metrics, log })).memory : null;
  const guard = openGuard(config.guard, { secret: randomBytes(32), clock: () => new Date() });
  const judges = documentJudges({ config, models, metrics, log });
  const readers = () => models.generators.local.facades();
  stack.use(forgetDeleted({ readers, readDeletionMark: () => readDeletionMark(database), log }));
  const configurations = openConfigurations({ config, models, allowance, retrieval, guard, traces, database, memory, metrics, log });
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
    allowance,
    profiles: retrieval.profiles,
    documentJudges: judges,
    guard: guard.parts,
    configurations,
    ...waysOf(configurations.started),
    metrics,
    queueConnection: config.queue.kind === 'redis' ? config.queue : { kind: 'postgres', url: database.url },
    vault,
    revisions: new PgRevisionStore(database, { isGuarded: config.guard.documents, redaction }),
    vectors: new PgVectorStore(database, { keepsTokens: retrieval.judgesTokens }),
    warnings: [...models.warnings, ...judges.warnings, ...keywordWarning(search), ...settingWarnings(config, models.generator)],
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** Of a configuration, no more than these. */
function waysOf({ retriever, cachedRetriever, measuredRetriever, trialOf, otherwise }: Ways): Ways {
  return { retriever, cachedRetriever, measuredRetriever, trialOf, otherwise };
}

interface SearchParts {
  readonly metrics: Metrics;
  readonly states: KeywordStates;
  readonly words: PgWordWeights;
}

function openSearch(config: Config, database: Database, { metrics, ...parts }: SearchParts): Promise<PgChunkSearch> {
  const onWay = metrics.vectorSearched.bind(metrics);
  return PgChunkSearch.open(database, { onWay }, { ...parts, marksSuspects: config.guard.documents });
}

type SideBySide = Pick<Opened, 'database' | 'models'> & Pick<Runtime, 'allowance'>;

/** Database and models, which take as long as the slower of the two. */
async function openSideBySide(
  { config, metrics, log }: Pick<Opened, 'config' | 'metrics' | 'log'>,
  stack: AsyncDisposableStack,
): Promise<SideBySide> {
  const signal = new AbortController().signal;
  let allowance: PgModelAllowance | null = null;
  // Nobody with a key is served before the database is open.
  const onWork = async (keyId: string, work: ModelWork): Promise<void> => allowance?.add(keyId, work);
  const opening = [openDatabase(config.database, { log, signal }), openModels({ config, log, metrics, onWork }, stack)] as const;
  const [database, models] = await settled(opening, stack);
  allowance = allowanceOf(database, { metrics, log });
  return { database, models, allowance };
}

function allowanceOf(database: Database, { metrics, log }: Pick<Opened, 'metrics' | 'log'>): PgModelAllowance {
  return new PgModelAllowance(database, {
    onUsedUp: (limit) => metrics.keys.usedUp(limit),
    onUncounted: (error, keyId, { tokens, ms }) => {
      metrics.fellBack('key-use');
      log.warn({ err: error, keyId, tokens, ms }, 'what models did for a key could not be counted');
    },
  });
}

interface Opened {
  readonly config: Config;
  readonly models: Models;
  readonly allowance: ModelAllowance;
  readonly retrieval: OpenedRetrieval;
  readonly guard: OpenedGuard;
  readonly traces: TraceStore;
  readonly database: Database;
  readonly memory: AnswerMemory | null;
  readonly metrics: Metrics;
  readonly log: Log;
}

function openConfigurations({ database, ...opened }: Opened): Configurations {
  const { config, models, log } = opened;
  const shelf = (): PromptShelf => PromptShelf.read(config.promptsDir);
  const shipped = PromptShelf.read(null);
  const tables = new PgTableReader(database, config.guard.documents);
  const sentenceVectors = config.keepsSentenceVectors ? new CountedSentences(sentenceVectorsOf(database, models.embedder), opened) : null;
  const settings = settingsOf(config, models, shipped.newest());
  const name = startedName(settings, usualSettings(models, shipped.newest()));
  const started = { name, settings, prompts: shipped.newestTexts() };
  return new Configurations({
    store: new PgConfigurations(database),
    started,
    generators: models.generators,
    serve: (version) => serve({ ...opened, tables, sentenceVectors, revisionTexts: new PgRevisionTexts(database) }, version),
    shelf,
    log,
  });
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

function settingWarnings(config: Config, generator: Models['generator']): string[] {
  return [...understandingWarnings(config, generator), ...PromptShelf.read(config.promptsDir).problems];
}

function keywordWarning({ keywordMethod }: ChunkSearch): string[] {
  if (keywordMethod === 'bm25') return [];
  return ['the database has no pg_textsearch, so the keyword leg ranks with ts_rank instead of BM25; install pg_textsearch and restart'];
}

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}
