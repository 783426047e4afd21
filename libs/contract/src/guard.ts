import { z } from 'zod';
import { Status } from './documents.ts';
import { GuardDecision, GuardLevel } from './guard-level.ts';
import { listOf, Page } from './problem.ts';
import { Span } from './span.ts';

/** Something in a revision that gives orders to whoever answers from it. */
export const GuardFinding = z.object({
  level: GuardLevel.exclude(['clean']),
  reason: z.string().describe('what is said, and how it was kept out of sight'),
  quote: z.string().describe('at most 500 characters'),
  span: Span.nullable().describe(
    'in the canonical text; null where the file holds it out of sight, and then it is about all of the revision',
  ),
  page: z.int().nullable(),
  cues: z.array(z.string()),
  score: z.number().describe('log odds; above 0 means more likely than not'),
  decidedBy: z
    .enum(['gate', 'features', 'transformer', 'judge'])
    .nullable()
    .describe('who settled it: how it was kept out of sight, what its words weigh, a classifier, a language model; null: it was not kept'),
  counts: z.boolean().describe('false where a person let it in, here or elsewhere in the collection'),
});
export type GuardFinding = z.infer<typeof GuardFinding>;

/** A revision in which the guard found something. */
export const GuardCase = z.object({
  revisionId: z.string(),
  documentId: z.string(),
  externalId: z.string(),
  title: z.string().nullable(),
  collection: z.string(),
  revision: z.int(),
  status: Status.describe('quarantined: no reader finds it; live: it is shown, what is suspect marked'),
  level: GuardLevel,
  version: z.string().describe('of the guard that looked'),
  scannedAt: z.iso.datetime(),
  state: z.enum(['open', 'approved', 'rejected']),
  decision: z
    .object({
      decision: GuardDecision,
      note: z.string().nullable(),
      at: z.iso.datetime(),
      by: z.object({ role: z.string(), key: z.string().nullable().describe('name of the API key; null without one') }),
    })
    .nullable(),
  unread: z
    .object({ times: z.int().describe('tried in a row'), retryAt: z.iso.datetime() })
    .nullable()
    .describe('where the guard could not read it again: what it found before stays, and it is suspect at least'),
  findingCount: z.int(),
  findings: z.array(GuardFinding).describe('the worst first; in lists at most three'),
});
export type GuardCase = z.infer<typeof GuardCase>;
export const GuardList = listOf(GuardCase);

export const GuardQuery = Page.extend({
  state: z.enum(['open', 'approved', 'rejected']).default('open').describe('open: waits for a person'),
  collection: z.string().min(1).max(100).optional().describe('name or id'),
  level: GuardLevel.exclude(['clean']).optional().describe('the worst that was found'),
});
export type GuardQuery = z.infer<typeof GuardQuery>;

/** A finding in its place. */
export const GuardFindingInPlace = GuardFinding.extend({
  excerpt: z
    .object({
      text: z.string().describe('up to 2,000 characters of the finding with up to 200 before and after it'),
      start: z.int().describe('where it begins in the canonical text'),
      mark: Span.describe('the finding within this text, for highlighting'),
      omitted: z.int().describe('characters of the finding that follow and are left out here; then the text ends with the mark'),
    })
    .nullable()
    .describe('null for what the text does not hold'),
  reads: z
    .string()
    .nullable()
    .describe('what is said once encodings and disguise are undone, at most 1,000 characters; null where there are none'),
});
export const GuardCaseInPlace = GuardCase.extend({
  findings: z.array(GuardFindingInPlace).describe('all of them, in the order of the text'),
});
export type GuardCaseInPlace = z.infer<typeof GuardCaseInPlace>;

export const GuardDecisionBody = z.strictObject({
  decision: GuardDecision.describe('approve: readers see it; reject: they never will'),
  note: z.string().trim().min(1).max(1000).optional(),
});
export type GuardDecisionBody = z.infer<typeof GuardDecisionBody>;
export const GuardDecided = z.object({
  revisionId: z.string(),
  decision: GuardDecision,
  outcome: z
    .enum(['live', 'embedding', 'superseded', 'withheld', 'unchanged'])
    .describe(
      'live: readers see it; embedding: they will when it has its vectors; superseded: a newer revision is live; withheld: nobody sees it; unchanged: so it was decided already',
    ),
});
export type GuardDecided = z.infer<typeof GuardDecided>;

export const GuardSummary = z.object({
  open: z.object({ quarantined: z.int(), suspect: z.int() }).describe('revisions that wait for a person'),
  approved: z.int(),
  rejected: z.int(),
  unread: z.int().describe('of all of these, those that the guard could not read again and will try again'),
});
export type GuardSummary = z.infer<typeof GuardSummary>;

/** One line of the labelled examples, as `npm run eval -- guard` reads them. */
export const GuardExample = z.object({
  id: z.string(),
  text: z.string(),
  label: z.enum(['attack', 'benign']),
  kind: z.enum(['hidden', 'indirect', 'hard-negative']),
  sub: z.string(),
  source: z.string(),
  spans: z.array(z.tuple([z.int(), z.int()])),
});
export type GuardExample = z.infer<typeof GuardExample>;
