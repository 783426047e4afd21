import { z } from 'zod';
import { GuardVariable } from './read-guard.ts';
import { guardModelVariables } from './read-guard-models.ts';
import { personalDataVariables } from './read-personal-data.ts';

const megabytes = 1024 * 1024;
const integer = (initial: number, min: number, max: number) => z.coerce.number().int().min(min).max(max).default(initial);
const serverUrl = (protocol: RegExp) => z.url({ protocol }).optional();

/** Every variable Aquifer reads, with its default. `.env.example` is checked against the keys. */
export const Environment = z.object({
  PORT: integer(8080, 0, 65_535),
  AQUIFER_HOST: z.string().min(1).default('127.0.0.1'),
  AQUIFER_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: serverUrl(/^postgres(ql)?$/),
  REDIS_URL: serverUrl(/^rediss?$/),
  AQUIFER_MAX_UPLOAD_MB: integer(200, 1, 10_000).transform((value) => value * megabytes),
  AQUIFER_WORKER: z.enum(['inside', 'apart']).optional(),
  AQUIFER_WORKER_CONCURRENCY: integer(2, 1, 64),
  AQUIFER_BATCH_CONCURRENCY: integer(1, 1, 64),
  AQUIFER_BATCH_DAYS: integer(30, 0, 3650),
  AQUIFER_PARSE_TIMEOUT_SECONDS: integer(120, 1, 3600).transform((value) => value * 1000),
  AQUIFER_PARSE_MEMORY_MB: integer(1024, 128, 65_536),
  AQUIFER_PARSE_MAX_PAGES: integer(5000, 1, 1_000_000),
  AQUIFER_FETCH_ALLOW: z
    .string()
    .default('')
    .transform((value) => value.split(/[\s,]+/).filter(Boolean)),
  AQUIFER_FETCH_USER_AGENT: z.string().min(1).max(300).default('Aquifer/0.1 (self-hosted knowledge service)'),
  AQUIFER_FETCH_TIMEOUT_SECONDS: integer(30, 1, 600).transform((value) => value * 1000),
  AQUIFER_FOLDERS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((path) => path.trim())
        .filter(Boolean),
    ),
  AQUIFER_EVENT_DAYS: integer(90, 1, 3650),
  AQUIFER_SECRET_KEY: z.string().min(16).optional(),
  AQUIFER_OCR: z.enum(['auto', 'off']).default('auto'),
  AQUIFER_OCR_LANGUAGES: z
    .string()
    .regex(/^[a-z_]+(,[a-z_]+)*$/, 'languages as Tesseract names them, with commas: eng')
    .default('eng'),
  AQUIFER_OCR_MAX_PAGES: integer(500, 1, 100_000),
  AQUIFER_MODELS: z.string().min(1).optional(),
  AQUIFER_MODEL_SOURCE: z.string().min(1).optional(),
  AQUIFER_MODEL_HUB: z.url().default('https://huggingface.co'),
  AQUIFER_EMBEDDER: z.string().min(1).default('bge-small-en-v1.5-int8'),
  AQUIFER_GENERATOR: z.string().min(1).default('auto'),
  AQUIFER_GENERATORS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  AQUIFER_GENERATOR_IDLE_MINUTES: integer(0, 0, 100_000),
  AQUIFER_DRAFTS: z.enum(['auto', 'off']).default('auto'),
  AQUIFER_DRAFT_MODEL: z.string().min(1).optional(),
  AQUIFER_MEMORY_MEGABYTES: z.coerce
    .number()
    .int()
    .min(256)
    .max(100_000_000)
    .optional()
    .transform((value) => (value === undefined ? undefined : value * megabytes)),
  AQUIFER_REMOTE_MODELS: z.string().min(1).optional(),
  AQUIFER_REMOTE_KEYS: z.string().min(1).optional(),
  AQUIFER_CANARY_MINUTES: integer(60, 0, 10_080),
  AQUIFER_DEVICE: z.enum(['auto', 'cpu', 'cuda']).default('auto'),
  AQUIFER_THREADS: integer(0, 0, 256),
  AQUIFER_GUARD: GuardVariable,
  ...guardModelVariables,
  ...personalDataVariables,
  AQUIFER_DELETE_TRACES: z.enum(['redact', 'keep', 'delete']).default('redact'),
  AQUIFER_PROMPTS: z.string().min(1).optional(),
  AQUIFER_ANSWER_MODE: z.enum(['auto', 'extract', 'compose']).default('auto'),
  AQUIFER_ANSWER_THRESHOLD: z.coerce.number().min(0).max(1).optional(),
  AQUIFER_VECTOR_WEIGHT: z.coerce.number().min(0).max(1).optional(),
  AQUIFER_BRIDGE_SHARE: z.coerce.number().min(0).max(1).default(0.4),
  AQUIFER_RERANK_SHARE: z.coerce.number().min(0).max(1).default(0.4),
  AQUIFER_RERANK_DEPTH: integer(50, 1, 100),
  AQUIFER_RERANK_DEADLINE_MS: integer(1000, 1, 600_000),
  AQUIFER_SECOND_EMBEDDER: z.string().min(1).optional(),
  AQUIFER_SECOND_SHARE: z.coerce.number().min(0).max(1).default(0.3),
  AQUIFER_CROSS_ENCODER: z.string().min(1).optional(),
  AQUIFER_CROSS_ENCODER_SHARE: z.coerce.number().min(0).max(1).default(0.2),
  AQUIFER_CROSS_ENCODER_DEPTH: integer(20, 1, 100),
  AQUIFER_CROSS_ENCODER_DEADLINE_MS: integer(2000, 1, 600_000),
  AQUIFER_QUERY_PARTS: z.enum(['on', 'off']).default('on'),
  AQUIFER_QUERY_REWRITING: z.enum(['rule', 'model']).default('rule'),
  AQUIFER_QUERY_VARIANTS: z.enum(['off', 'variants', 'hyde']).default('off'),
  AQUIFER_QUERY_DEADLINE_MS: integer(3000, 1, 600_000),
  AQUIFER_RECENCY_WEIGHT: z.coerce.number().min(0).max(1).default(0),
  AQUIFER_RECENCY_HALF_LIFE_DAYS: integer(180, 1, 36_500),
  AQUIFER_CACHE_MB: integer(64, 0, 100_000).transform((value) => value * megabytes),
  AQUIFER_PREFIX_MB: z.union([z.literal('auto'), z.coerce.number().int().min(0).max(1_000_000)]).default('auto'),
  AQUIFER_ANSWER_CACHE_MB: integer(16, 0, 100_000).transform((value) => value * megabytes),
  AQUIFER_SENTENCE_VECTORS: z.enum(['on', 'off']).default('on'),
  AQUIFER_LEG_DEADLINE_MS: integer(5000, 1, 600_000),
  AQUIFER_VECTOR_INDEX_FROM: integer(10_000, 0, 1_000_000_000),
  AQUIFER_URL: z.url().optional(),
  AQUIFER_KEY: z.string().min(1).optional(),
  AQUIFER_METRICS: z.enum(['open', 'keys']).default('open'),
  AQUIFER_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  AQUIFER_LOG_FORMAT: z.enum(['json', 'pretty']).optional(),
});
export type Environment = z.infer<typeof Environment>;
