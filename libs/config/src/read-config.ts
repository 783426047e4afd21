import { join, resolve } from 'node:path';
import { Environment } from './environment.ts';
import { type GatewayConfig, gatewayContradictions, toGateway } from './read-gateway.ts';
import type { GuardLayers } from './read-guard.ts';
import { guardModelContradictions, type GuardModelsConfig, toGuardModels } from './read-guard-models.ts';
import { type DraftSettings, type GeneratorChoice, generatorContradictions, toDrafts, toGenerator } from './read-generators.ts';
import { type PersonalDataConfig, personalDataContradictions, toPersonalData } from './read-personal-data.ts';
import { judgeContradictions, type JudgesConfig, toJudges } from './read-judges.ts';
import { settingWords } from './setting-words.ts';
import { toUnderstanding, type UnderstandingConfig, understandingContradictions } from './read-understanding.ts';

export interface Config {
  readonly http: { readonly port: number; readonly host: string; readonly maxUploadBytes: number };
  readonly dataDir: string;
  readonly database: EmbeddedDatabase | DatabaseServer;
  readonly queue: { readonly kind: 'postgres' } | { readonly kind: 'redis'; readonly url: string };
  readonly worker: { readonly inside: boolean; readonly concurrency: number };
  /** Questions of batches that a worker asks at once; how long batches that are over are kept, 0 being for ever. */
  readonly batch: { readonly concurrency: number; readonly keepDays: number };
  readonly parse: { readonly timeoutMs: number; readonly memoryMb: number; readonly maxPages: number };
  readonly fetch: FetchLimits;
  /** Folders of this machine that sources may read below. */
  readonly folders: readonly string[];
  /** How long what happened is told again. */
  readonly events: { readonly keepDays: number };
  /** What becomes of stored questions that show a document when it is deleted. */
  readonly deleteTraces: 'redact' | 'keep' | 'delete';
  /** What the secrets of sources are kept under; null: a key file in the data folder, made when needed. */
  readonly secretKey: string | null;
  /** What the guard looks at. */
  readonly guard: GuardLayers;
  readonly guardModels: GuardModelsConfig;
  readonly personalData: PersonalDataConfig;
  readonly ocr: OcrSettings;
  readonly models: ModelSettings;
  readonly gateway: GatewayConfig;
  /** A folder with an operator's own versions of prompts; null: there is none. */
  readonly promptsDir: string | null;
  readonly answer: { readonly mode: 'auto' | 'extract' | 'compose'; readonly threshold: number | null };
  readonly retrieval: {
    /** Null: as measured by collection. */
    readonly vectorWeight: number | null;
    readonly recency: { readonly weight: number; readonly halfLifeDays: number };
    readonly legDeadlineMs: number;
    /** What a passage may gain by one of the first that it belongs to as the next hop; 0: nothing. */
    readonly bridgeShare: number;
    /** Share 0: nothing ranks after fusion, and no token vectors are made. */
    readonly rerank: { readonly depth: number; readonly share: number; readonly deadlineMs: number };
  };
  readonly understanding: UnderstandingConfig;
  /** What ranks after fusion beside late interaction. */
  readonly judges: JudgesConfig;
  /** Memory for results and vectors of searches; 0: nothing is kept. */
  readonly cacheBytes: number;
  /** Memory for what a local model has read of prompts, beside the sequences it is reading; 0 keeps nothing, `auto` goes by the machine. */
  readonly prefixBytes: number | 'auto';
  /** Whether the sentences of live documents are embedded before anybody asks. */
  readonly keepsSentenceVectors: boolean;
  /** Memory for answers that may be given again; 0 keeps none. */
  readonly answerCacheBytes: number;
  /** Vectors of a model from which an index is kept for them; 0 for never. */
  readonly vectorIndex: { readonly from: number };
  /** The service that the command line talks to. */
  readonly client: { readonly url: string; readonly key: string | undefined };
  /** Who may read /metrics: whoever reaches the service, or keys of editors and admins. */
  readonly metrics: { readonly access: 'open' | 'keys' };
  readonly log: { readonly level: Environment['AQUIFER_LOG_LEVEL']; readonly format: 'json' | 'pretty' };
}

/** For everything that is fetched from the network on somebody's word. */
export interface FetchLimits {
  /** Private hosts, addresses and ranges that may be fetched from all the same. */
  readonly allow: readonly string[];
  readonly userAgent: string;
  readonly timeoutMs: number;
}

/** PGlite in `dir`: this process is its only user. */
export interface EmbeddedDatabase {
  readonly kind: 'embedded';
  readonly dir: string;
}

export interface DatabaseServer {
  readonly kind: 'server';
  readonly url: string;
}

/** Of text on pictures. */
export type OcrSettings =
  | { readonly kind: 'off' }
  | { readonly kind: 'auto'; readonly languages: readonly string[]; readonly maxPages: number };

export interface ModelSettings {
  /** Where verified model files are kept. */
  readonly dir: string;
  /** A folder with model files for machines without a network; tried first. */
  readonly localSource: string | null;
  readonly hubUrl: string;
  readonly embedderId: string;
  readonly generator: GeneratorChoice;
  /** Others of this machine that a configuration may name, beside those of the manifest whose files are there. */
  readonly generators: readonly GeneratorChoice[];
  /** After so long without a question the generator is unloaded; 0: never. */
  readonly generatorIdleMs: number;
  /** What the process may hold; null: what the machine or its container has free. */
  readonly memoryBytes: number | null;
  readonly drafts: DraftSettings;
  readonly device: 'auto' | 'cpu' | 'cuda';
  /** 0 lets the hardware decide. */
  readonly threads: number;
}

/** A setting that cannot be used: `problems` names every bad variable at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Pure: the same environment gives the same frozen tree. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = withoutEmpty(environment);
  const parsed = Environment.safeParse(given);
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [
    ...issues.map((issue) => settingWords(issue, given)),
    ...unknownSettings(environment),
    ...(parsed.success
      ? contradictions(parsed.data)
      : contradictionsBeside(
          issues.map(({ path }) => String(path[0])),
          given,
        )),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(toConfig(parsed.data));
}

/** Of the settings that can be read; what one that cannot has to do with nobody knows yet. */
function contradictionsBeside(bad: readonly string[], given: Readonly<Record<string, string>>): string[] {
  const rest = Environment.safeParse(Object.fromEntries(Object.entries(given).filter(([name]) => !bad.includes(name))));
  if (!rest.success) return [];
  return contradictions(rest.data).filter((problem) => !bad.some((name) => problem.includes(name)));
}

/** An empty variable means "not set", as in every compose file. */
function withoutEmpty(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

/** What a benchmark or a trial reads for itself. */
const ofTrials = /^AQUIFER_(?:BENCH|ACCESS)_/;

function unknownSettings(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('AQUIFER_') && !ofTrials.test(name) && !(name in Environment.shape))
    .map((name) => `${name}: no such setting; see .env.example`);
}

function contradictions(environment: Environment): string[] {
  const problems: string[] = [];
  if (environment.REDIS_URL && !environment.DATABASE_URL)
    problems.push('REDIS_URL: needs DATABASE_URL; an embedded database has one process and needs no Redis');
  if (environment.AQUIFER_WORKER === 'apart' && !environment.DATABASE_URL)
    problems.push('AQUIFER_WORKER: "apart" needs DATABASE_URL; the embedded database serves one process only');
  return [
    ...problems,
    ...generatorContradictions(environment),
    ...judgeContradictions(environment),
    ...guardModelContradictions(environment),
    ...gatewayContradictions(environment),
    ...understandingContradictions(environment),
    ...personalDataContradictions(environment),
  ];
}

function toConfig(environment: Environment): Config {
  const dataDir = resolve(environment.AQUIFER_DATA);
  return {
    http: { port: environment.PORT, host: environment.AQUIFER_HOST, maxUploadBytes: environment.AQUIFER_MAX_UPLOAD_MB },
    dataDir,
    database: environment.DATABASE_URL
      ? { kind: 'server', url: environment.DATABASE_URL }
      : { kind: 'embedded', dir: join(dataDir, 'database') },
    queue: environment.REDIS_URL ? { kind: 'redis', url: environment.REDIS_URL } : { kind: 'postgres' },
    worker: {
      inside: (environment.AQUIFER_WORKER ?? (environment.DATABASE_URL ? 'apart' : 'inside')) === 'inside',
      concurrency: environment.AQUIFER_WORKER_CONCURRENCY,
    },
    batch: { concurrency: environment.AQUIFER_BATCH_CONCURRENCY, keepDays: environment.AQUIFER_BATCH_DAYS },
    parse: {
      timeoutMs: environment.AQUIFER_PARSE_TIMEOUT_SECONDS,
      memoryMb: environment.AQUIFER_PARSE_MEMORY_MB,
      maxPages: environment.AQUIFER_PARSE_MAX_PAGES,
    },
    folders: environment.AQUIFER_FOLDERS.map((path) => resolve(path)),
    events: { keepDays: environment.AQUIFER_EVENT_DAYS },
    fetch: toFetch(environment),
    deleteTraces: environment.AQUIFER_DELETE_TRACES,
    guard: environment.AQUIFER_GUARD,
    guardModels: toGuardModels(environment),
    personalData: toPersonalData(environment),
    secretKey: environment.AQUIFER_SECRET_KEY ?? null,
    ocr:
      environment.AQUIFER_OCR === 'off'
        ? { kind: 'off' }
        : { kind: 'auto', languages: environment.AQUIFER_OCR_LANGUAGES.split(','), maxPages: environment.AQUIFER_OCR_MAX_PAGES },
    models: toModels(environment, dataDir),
    gateway: toGateway(environment),
    promptsDir: environment.AQUIFER_PROMPTS ? resolve(environment.AQUIFER_PROMPTS) : null,
    answer: { mode: environment.AQUIFER_ANSWER_MODE, threshold: environment.AQUIFER_ANSWER_THRESHOLD ?? null },
    retrieval: toRetrieval(environment),
    understanding: toUnderstanding(environment),
    judges: toJudges(environment),
    cacheBytes: environment.AQUIFER_CACHE_MB,
    answerCacheBytes: environment.AQUIFER_ANSWER_CACHE_MB,
    prefixBytes: environment.AQUIFER_PREFIX_MB === 'auto' ? 'auto' : environment.AQUIFER_PREFIX_MB * 1024 * 1024,
    keepsSentenceVectors: environment.AQUIFER_SENTENCE_VECTORS === 'on',
    vectorIndex: { from: environment.AQUIFER_VECTOR_INDEX_FROM },
    client: { url: environment.AQUIFER_URL ?? `http://127.0.0.1:${environment.PORT}`, key: environment.AQUIFER_KEY },
    metrics: { access: environment.AQUIFER_METRICS },
    log: { level: environment.AQUIFER_LOG_LEVEL, format: environment.AQUIFER_LOG_FORMAT ?? (environment.DATABASE_URL ? 'json' : 'pretty') },
  };
}

function toFetch(environment: Environment): FetchLimits {
  return {
    allow: environment.AQUIFER_FETCH_ALLOW,
    userAgent: environment.AQUIFER_FETCH_USER_AGENT,
    timeoutMs: environment.AQUIFER_FETCH_TIMEOUT_SECONDS,
  };
}

function toRetrieval(environment: Environment): Config['retrieval'] {
  return {
    vectorWeight: environment.AQUIFER_VECTOR_WEIGHT ?? null,
    recency: { weight: environment.AQUIFER_RECENCY_WEIGHT, halfLifeDays: environment.AQUIFER_RECENCY_HALF_LIFE_DAYS },
    legDeadlineMs: environment.AQUIFER_LEG_DEADLINE_MS,
    bridgeShare: environment.AQUIFER_BRIDGE_SHARE,
    rerank: {
      depth: environment.AQUIFER_RERANK_DEPTH,
      share: environment.AQUIFER_RERANK_SHARE,
      deadlineMs: environment.AQUIFER_RERANK_DEADLINE_MS,
    },
  };
}

function toModels(environment: Environment, dataDir: string): ModelSettings {
  return {
    dir: resolve(environment.AQUIFER_MODELS ?? join(dataDir, 'models')),
    localSource: environment.AQUIFER_MODEL_SOURCE ? resolve(environment.AQUIFER_MODEL_SOURCE) : null,
    hubUrl: environment.AQUIFER_MODEL_HUB.replace(/\/$/, ''),
    embedderId: environment.AQUIFER_EMBEDDER,
    generator: toGenerator(environment.AQUIFER_GENERATOR),
    generators: environment.AQUIFER_GENERATORS.map(toGenerator),
    generatorIdleMs: environment.AQUIFER_GENERATOR_IDLE_MINUTES * 60_000,
    memoryBytes: environment.AQUIFER_MEMORY_MEGABYTES ?? null,
    drafts: toDrafts(environment),
    device: environment.AQUIFER_DEVICE,
    threads: environment.AQUIFER_THREADS,
  };
}

function deepFreeze<Tree extends object>(tree: Tree): Tree {
  for (const value of Object.values(tree)) if (typeof value === 'object' && value !== null) deepFreeze(value);
  return Object.freeze(tree);
}
