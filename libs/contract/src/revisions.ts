import { z } from 'zod';
import { Document } from './documents.ts';

const Number = z.coerce.number().int().min(1).max(999_999_999);

export const RollbackBody = z.strictObject({ revision: z.int().min(1).max(999_999_999).describe('the number to go back to') });
export const Rollback = z.object({
  document: Document,
  revision: z.int(),
  previous: z.int().nullable().describe('the revision that was live when the call came'),
  outcome: z
    .enum(['live', 'embedding', 'unchanged'])
    .describe('live: readers see it now; embedding: they see the previous one until its vectors are made; unchanged: it was live already'),
  overtaken: z.array(z.int()).describe('uploads that were on their way and will not be shown'),
  textsToEmbed: z.int(),
  note: z.string(),
});
export type Rollback = z.infer<typeof Rollback>;

export const DiffQuery = z.object({
  from: Number.optional().describe('a revision; the one that was live before `to` when left out'),
  to: Number.optional().describe('a revision; the live one when left out'),
});

const Side = z.object({
  span: z.object({ start: z.int(), end: z.int() }).describe("in that revision's canonical text"),
  line: z.int().describe('the first line, from 1'),
  lines: z.int(),
  text: z.string().describe('what stands there, cut to 4,000 characters'),
});
export const Change = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  from: Side,
  to: Side,
  before: z.string().describe('the line that stands before it in both'),
});
export type Change = z.infer<typeof Change>;

export const Diff = z.object({
  documentId: z.string(),
  from: z.int(),
  to: z.int(),
  linesAdded: z.int(),
  linesRemoved: z.int(),
  chunks: z.object({
    kept: z.int(),
    added: z.int(),
    gone: z.int(),
    embedded: z.int().nullable().describe('texts of `to` that had to be embedded when it came; null where that was not counted'),
  }),
  exact: z.boolean().describe('false when the texts differ too much to be compared line by line'),
  changes: z.array(Change),
  changesLeftOut: z.int().describe('changes beyond the first 500'),
});
export type Diff = z.infer<typeof Diff>;

const Content = z.object({
  places: z.record(z.string(), z.int()).describe('rows that hold content of it, by table'),
  texts: z.int().describe('revisions that have a text'),
  answers: z.int().describe('stored questions whose answer shows it'),
});

/** Proof of a deletion. For a document that is not deleted, what there is of it. */
export const Deletion = z.object({
  documentId: z.string(),
  deletion: z
    .object({
      externalId: z.string(),
      keyId: z.string().nullable(),
      at: z.iso.datetime(),
      completedAt: z.iso.datetime().nullable().describe('null while traces and files are still to be seen to'),
      traces: z.enum(['redact', 'keep', 'delete']),
      removed: Content.extend({ vectors: z.int(), files: z.array(z.string()).describe('sha256') }),
    })
    .nullable(),
  present: Content.extend({
    unownedVectors: z.int().describe('vectors of texts that no document has, of whatever document they were'),
    files: z.array(z.object({ sha256: z.string(), ofAnother: z.boolean().describe('another document has the same bytes') })),
  }).describe('counted now'),
  isGone: z.boolean().describe('deleted, and nothing of it is present'),
});
export type Deletion = z.infer<typeof Deletion>;
