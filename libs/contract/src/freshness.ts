import { z } from 'zod';
import { listOf, Page } from './problem.ts';
import { FreshnessVerdict } from './answer-freshness.ts';

export const FreshnessQuery = z.object({ collection: z.string().max(100).optional().describe('name or id; all when left out') });
export const OverdueQuery = Page.extend(FreshnessQuery.shape);

const Known = { documentId: z.string(), title: z.string(), collection: z.string(), source: z.string().nullable() };

/** How fresh is what people are told? */
export const FreshnessReport = z.object({
  documents: z.int().describe('live documents you may see'),
  verdicts: z.record(FreshnessVerdict, z.int()),
  ages: z.array(z.object({ verified: z.string(), documents: z.int() })).describe('by how long ago they were verified'),
  changed: z.array(z.object({ ...Known, revision: z.int(), changedAt: z.iso.datetime() })),
  failingSources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      state: z.string(),
      message: z.string().nullable(),
      lastSuccessAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type FreshnessReport = z.infer<typeof FreshnessReport>;

export const OverdueList = listOf(z.object({ ...Known, verdict: FreshnessVerdict, dueAt: z.iso.datetime(), verifiedAt: z.iso.datetime() }));
export type OverdueList = z.infer<typeof OverdueList>;

const measure = z
  .enum(['overdue_documents', 'overdue_percent', 'oldest_days', 'failing_sources'])
  .describe('what is held against the limit: overdue documents, their share, days since the oldest was verified, failing sources');

export const ThresholdBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  collection: z.string().max(100).optional().describe('name or id; all when left out'),
  measure,
  atMost: z.number().min(0).max(1_000_000_000),
  owner: z.string().trim().min(1).max(200).describe('who is to act'),
  action: z.string().trim().min(1).max(500).describe('what they are to do'),
});

/** While `value` is above `atMost` it is raised; raising and resolving are the events alert.raised and alert.resolved. */
export const Threshold = z.object({
  id: z.string(),
  name: z.string(),
  collection: z.string().nullable(),
  measure,
  atMost: z.number(),
  owner: z.string(),
  action: z.string(),
  value: z.number().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  raisedAt: z.iso.datetime().nullable(),
});
export type Threshold = z.infer<typeof Threshold>;
export const ThresholdList = z.object({ items: z.array(Threshold) });
