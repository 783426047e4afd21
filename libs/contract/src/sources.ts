import { z } from 'zod';
import { Access, AccessInput } from './documents.ts';
import { GuardPolicy } from './guard-level.ts';
import { listOf, Page } from './problem.ts';

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const leastSeconds = 10;

/** Seconds, or a number with its unit: 90, "15m", "6 h", "1d". */
const Every = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,9} ?[smhd]$/, 'write seconds as a number, or a number with s, m, h or d, such as "15m"')
      .transform((text) => Number.parseInt(text, 10) * (unitSeconds[text.at(-1) ?? 's'] ?? 1)),
  ])
  .refine((seconds) => seconds >= leastSeconds && seconds <= 366 * 86_400, `from ${leastSeconds} seconds to a year`);

export const ScheduleInput = z.union([
  z.strictObject({ every: Every }),
  z.strictObject({
    cron: z.string().min(9).max(200).describe('minute hour day month weekday'),
    timeZone: z.string().min(1).max(100).default('UTC'),
  }),
]);
export const Schedule = z.union([z.object({ every: z.int().describe('seconds') }), z.object({ cron: z.string(), timeZone: z.string() })]);

const Settings = z.record(z.string().max(100), z.unknown());
const fields = {
  name: z.string().min(1).max(200).optional(),
  graceDays: z
    .number()
    .min(0)
    .max(3650)
    .optional()
    .describe('how long something that vanished at the source stays here; 7 unless said otherwise'),
  access: AccessInput.optional().describe('who may see its documents'),
  paused: z.boolean().optional().describe('no visits by schedule; asking for one still works'),
};

export const SourceBody = z.strictObject({
  kind: z.string().min(1).max(50).describe('url, sitemap, crawl, feed, folder, git, s3, github, confluence or notion'),
  collection: z.string().min(1).max(200).describe('name or id'),
  settings: Settings.describe('of the kind; docs/sources.md lists them'),
  secret: z.string().min(1).max(10_000).optional().describe('a token or password; kept encrypted and never shown'),
  schedule: ScheduleInput.optional().describe('without one it is visited when asked'),
  staleAfter: z.int().positive().optional().describe('seconds, for its documents that have no limit of their own'),
  guard: GuardPolicy.optional().describe('how far its documents are trusted; as the collection says when left out'),
  ...fields,
});
export type SourceBody = z.infer<typeof SourceBody>;

export const SourcePatch = z
  .strictObject({
    settings: Settings.optional(),
    secret: z.string().min(1).max(10_000).nullable().optional(),
    schedule: ScheduleInput.nullable().optional(),
    staleAfter: z.int().positive().nullable().optional(),
    guard: GuardPolicy.nullable().optional(),
    ...fields,
  })
  .refine((patch) => Object.keys(patch).length > 0, 'name at least one thing to change');
export type SourcePatch = z.infer<typeof SourcePatch>;

export const SourceItemState = z
  .enum(['present', 'unreachable', 'refused', 'missing', 'deleted'])
  .describe(
    'missing: vanished at the source, deleted here after the grace period unless it comes back; refused: came, but could not be taken',
  );

export const Source = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  collection: z.string(),
  settings: Settings,
  hasSecret: z.boolean(),
  schedule: Schedule.nullable(),
  paused: z.boolean(),
  graceDays: z.number(),
  staleAfter: z.int().nullable(),
  guard: GuardPolicy.nullable().describe('null: as its collection says'),
  access: Access,
  state: z
    .enum(['new', 'ok', 'failing', 'held'])
    .describe('held: so much vanished that a person has to say it is meant; nothing is deleted until then'),
  running: z.boolean(),
  says: z.string().nullable().describe('what the last visit has to say'),
  failures: z.int().describe('visits that failed one after the other'),
  items: z.object({ present: z.int(), unreachable: z.int(), refused: z.int(), missing: z.int(), deleted: z.int() }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  nextVisitAt: z.iso.datetime().nullable(),
  lastVisitAt: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  lastChangedAt: z.iso.datetime().nullable(),
});
export type Source = z.infer<typeof Source>;
export const SourceList = listOf(Source);
export const SourceQuery = Page.extend({ collection: z.string().max(200).optional().describe('name or id of a collection') });

export const SourceItem = z.object({
  id: z.string(),
  key: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  state: SourceItemState,
  reason: z.string().nullable(),
  documentId: z.string().nullable(),
  firstSeenAt: z.iso.datetime(),
  lastCheckedAt: z.iso.datetime(),
  lastChangedAt: z.iso.datetime().nullable(),
  missingSince: z.iso.datetime().nullable(),
});
export type SourceItem = z.infer<typeof SourceItem>;
export const SourceItemList = listOf(SourceItem);
export const SourceItemQuery = Page.extend({ state: SourceItemState.optional() });

export const SourceRun = z.object({
  id: z.string(),
  status: z.enum(['running', 'done', 'held', 'failed']),
  fetched: z.int().describe('whose content was read'),
  changed: z.int(),
  unchanged: z.int(),
  gone: z.int(),
  unreachable: z.int(),
  refused: z.int(),
  deleted: z.int().describe('vanished longer ago than the grace period'),
  bytes: z.int(),
  complete: z.boolean().nullable().describe('whether the visit saw all there is'),
  notes: z.array(z.string()).describe('what was left out and why'),
  failure: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type SourceRun = z.infer<typeof SourceRun>;
export const SourceRunList = listOf(SourceRun);

/** `rate` in things a minute; `secondsLeft` by what the visit before found, null while unknown. */
export const SourceProgress = z.object({
  running: z.boolean(),
  run: SourceRun.nullable().describe('the newest visit'),
  rate: z.number(),
  secondsLeft: z.number().nullable(),
});
export type SourceProgress = z.infer<typeof SourceProgress>;

export const SourceRemoval = z.object({ documents: z.enum(['keep', 'delete']).describe('what becomes of its documents') });
export const SourceRemoved = z.object({
  deletedDocuments: z.int(),
  keptDocuments: z.int().describe('that stay as if they had been uploaded; with documents=delete those that the key may not see'),
});
