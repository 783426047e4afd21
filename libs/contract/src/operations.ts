import { z } from 'zod';
import { McpTool } from './mcp.ts';
import { listOf } from './problem.ts';
import { RungOrFailed } from './rung.ts';

const Series = z.array(z.object({ at: z.iso.datetime(), count: z.int() }));
const Used = z.object({
  documentId: z.string(),
  title: z.string(),
  collection: z.string(),
  retrieved: z.int(),
  cited: z.int(),
  lastAt: z.iso.datetime().nullable(),
});

export const ActivityQuery = z.object({ hours: z.coerce.number().int().min(1).max(2160).default(24) });

/** What people asked and what they got, over the last `hours`. Latencies in milliseconds by stage. */
export const Activity = z.object({
  hours: z.int(),
  questions: z.int(),
  answered: z.int(),
  abstained: z.int(),
  failed: z.int(),
  rungs: z
    .array(z.object({ rung: RungOrFailed, count: z.int() }))
    .describe('questions by where their answers stood on the ladder, the highest first; those without any are left out'),
  searches: z.int(),
  thumbs: z.object({ up: z.int(), down: z.int() }),
  hits: Series.describe('passages retrieved per bucket'),
  mostUsed: z.array(Used),
  neverUsed: z.array(Used),
  unanswered: z.array(z.object({ id: z.string(), question: z.string(), reason: z.string().nullable(), askedAt: z.iso.datetime() })),
  stages: z.array(z.object({ stage: z.string(), count: z.int(), p50Ms: z.number(), p95Ms: z.number() })),
});
export type Activity = z.infer<typeof Activity>;

export const System = z.object({
  version: z.string(),
  shape: z.enum(['embedded', 'server']),
  startedAt: z.iso.datetime(),
  models: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      state: z.enum(['ready', 'absent', 'failed']),
      device: z.string(),
      bytes: z.int(),
      licence: z.string(),
      note: z.string().nullable(),
    }),
  ),
  answerMode: z.object({ mode: z.enum(['extract', 'compose']), why: z.string() }),
  reading: z
    .array(
      z.object({
        model: z.string(),
        routes: z.array(
          z.object({
            route: z.string().describe('the prompt'),
            calls: z.int(),
            hits: z.int().describe('calls with more than their instructions there already; on a server, with anything'),
            promptTokens: z.int(),
            reusedTokens: z.int(),
            savedMs: z.number().describe('what reading these would have taken; 0 of a server'),
          }),
        ),
        kept: z
          .object({
            states: z.int(),
            bytes: z.int(),
            budgetBytes: z.int(),
            parked: z.int(),
            loads: z.int(),
            evictions: z.int(),
            instructions: z.object({ saved: z.int(), loads: z.int() }).describe('their states, to disk and from it'),
            note: z.string().nullable().describe('why nothing is parked, or less than was allowed'),
          })
          .nullable()
          .describe('states parked in memory; null of a model elsewhere'),
      }),
    )
    .describe('what models did not have to read again, since the start of this process'),
  queue: z.array(z.object({ step: z.string(), waiting: z.int(), active: z.int(), delayed: z.int() })),
  storage: z.object({
    database: z.string(),
    databaseBytes: z.int(),
    blobBytes: z.int(),
    blobs: z.int(),
    freeBytes: z.int().optional().describe('left where the service keeps its data; missing where that cannot be told'),
    keywordMethod: z.enum(['bm25', 'ts_rank']),
  }),
  memory: z.object({
    rssBytes: z.int(),
    heapBytes: z.int(),
    machineBytes: z.int(),
    freeBytes: z.int(),
    parts: z.array(z.object({ name: z.string(), bytes: z.int() })).describe('what was reckoned of each part of this process'),
    limitBytes: z.int().nullable().describe('AQUIFER_MEMORY_MEGABYTES; null: what the machine or its container has'),
    room: z.object({ bytes: z.int(), why: z.string() }).describe('for generators, those that are loaded included; none larger is loaded'),
  }),
  documents: z.record(z.string(), z.int()),
  guard: z
    .object({ documents: z.boolean(), questions: z.boolean(), prompt: z.boolean(), answers: z.boolean(), poisoning: z.boolean() })
    .describe('what the guard looks at, as AQUIFER_GUARD has it'),
  warnings: z.array(z.string()),
  keyless: z.boolean().describe('true while no API key exists and loopback runs without one'),
});
export type System = z.infer<typeof System>;

const McpTools = z.array(McpTool).max(McpTool.options.length).describe('tools it may use at POST /mcp; null: all, none: []');

/** What a key may use; null: as much as it likes. */
const KeyLimits = z.object({
  requestsPerMinute: z.int().positive().max(1_000_000).nullable().optional(),
  tokensPerDay: z
    .int()
    .positive()
    .max(1_000_000_000_000)
    .nullable()
    .optional()
    .describe('read and written by models, over the last 24 hours'),
  computeSecondsPerDay: z
    .int()
    .positive()
    .max(1_000_000_000)
    .nullable()
    .optional()
    .describe('that models work for it, over the last 24 hours'),
});
const KeyUse = z.object({
  requestsThisMinute: z.int().describe('0 where its requests are not limited: nobody counts them'),
  tokensLastDay: z.int(),
  computeSecondsLastDay: z.number(),
});

export const KeyBody = z.strictObject({
  name: z.string().min(1).max(100),
  role: z.enum(['admin', 'editor', 'reader']),
  groups: z.array(z.string().min(1).max(100)).max(100).default([]),
  ...KeyLimits.shape,
  mcpTools: McpTools.nullable().optional(),
});
export const KeyPatch = z
  .strictObject({ ...KeyLimits.shape, mcpTools: McpTools.nullable().optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'name at least one thing to change');
export const Key = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe('first characters, to recognise it by'),
  role: z.enum(['admin', 'editor', 'reader']),
  groups: z.array(z.string()),
  requestsPerMinute: z.int().nullable(),
  tokensPerDay: z.int().nullable(),
  computeSecondsPerDay: z.int().nullable(),
  used: KeyUse,
  mcpTools: z.array(z.string()).nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type Key = z.infer<typeof Key>;
export const NewKey = Key.extend({ key: z.string().describe('shown this once') });
export const KeyList = listOf(Key);
export const Me = z.object({
  organisationId: z.string(),
  keyId: z.string().nullable(),
  role: z.enum(['admin', 'editor', 'reader']),
  groups: z.array(z.string()),
  keyless: z.boolean(),
});
export type Me = z.infer<typeof Me>;
