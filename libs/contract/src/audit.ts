import { z } from 'zod';
import { listOf, Page } from './problem.ts';

export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  keyId: z.string().nullable().describe('null: without a key, or the service itself'),
  action: z.string(),
  target: z.string(),
  details: z.record(z.string(), z.unknown()),
  sequence: z.int().describe('its place in the chain, from 1'),
  hash: z.string().describe('SHA-256 of what it says and of the hash before it'),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditList = listOf(AuditEntry);
export const AuditQuery = Page.extend({
  key: z.string().max(100).optional().describe('id of the key that did it; none: what was done without one'),
  action: z.string().max(100).optional().describe('such as document.delete; document. stands for all that begin so'),
  target: z.string().max(200).optional().describe('id of what it was done to'),
  from: z.iso.datetime({ offset: true }).optional().describe('from then on'),
  until: z.iso.datetime({ offset: true }).optional().describe('before then'),
});

export const AuditExportQuery = z.object({
  after: z.coerce.number().int().min(0).default(0).describe('number of the row to go on behind'),
});
export const AuditVerifyQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}:[0-9a-f]{64}$/, 'SEQUENCE:HASH is meant, as heads are kept')
    .optional()
    .describe(
      'SEQUENCE:HASH of a row that was noted earlier, or of the head reached before: it has to be there still, and what comes after stand on it',
    ),
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000).describe('rows to walk at most'),
});
export const AuditVerdict = z.object({
  intact: z.boolean(),
  isWhole: z.boolean().describe('whether the end of the log was reached; where not, and it is intact, go on with `after` the head'),
  rows: z.int().describe('walked, the broken one included'),
  head: z.object({ sequence: z.int(), hash: z.string() }).nullable().describe('the last row that stands: keep it elsewhere'),
  broken: z.object({ sequence: z.int(), why: z.string() }).nullable().describe('the first row that does not stand'),
});
export type AuditVerdict = z.infer<typeof AuditVerdict>;
