import { z } from 'zod';
import { Filter } from './filter.ts';
import { RevisionGuard } from './guard-level.ts';
import { PersonalKind } from './personal-data.ts';
import { listOf, Page } from './problem.ts';

const Groups = z.array(z.string().min(1).max(100)).max(100);

/** Who may see a document. Naming groups limits it to them unless `public` says otherwise. */
export const AccessInput = z
  .strictObject({ public: z.boolean().optional(), groups: Groups.optional() })
  .refine((access) => Object.keys(access).length > 0, 'say public, groups or both')
  .transform(({ public: isPublic, groups = [] }) => ({ public: isPublic ?? groups.length === 0, groups }));
export const Access = z.object({ public: z.boolean(), groups: Groups });
export const Metadata = z.record(z.string().max(100), z.unknown());
export const Status = z.enum(['received', 'parsed', 'embedded', 'live', 'failed', 'quarantined', 'superseded', 'deleted']);

const fields = {
  title: z.string().min(1).max(500).optional(),
  metadata: Metadata.optional(),
  access: AccessInput.optional(),
  validFrom: z.iso.datetime({ offset: true }).optional(),
  validUntil: z.iso.datetime({ offset: true }).optional(),
  staleAfter: z.int().positive().optional().describe('seconds after the last revision'),
};

/** Form fields that stand before a file; `metadata` and `access` hold JSON. */
export const UploadFields = z.strictObject({
  externalId: z.string().min(1).max(500).optional(),
  ...fields,
  staleAfter: z.coerce.number().int().positive().optional(),
});
export type UploadFields = z.infer<typeof UploadFields>;

/** JSON or one NDJSON line of POST …/documents. */
export const DocumentBody = z
  .strictObject({
    externalId: z.string().min(1).max(500).optional(),
    text: z.string().optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .describe('a page or file fetched once; a source keeps it fresh'),
    mediaType: z.enum(['text/plain', 'text/markdown', 'text/html']).default('text/plain').describe('of the text'),
    ...fields,
  })
  .refine(({ text, url }) => (text === undefined) !== (url === undefined), 'give either a text or a url');
export type DocumentBody = z.infer<typeof DocumentBody>;

export const DocumentPatch = z.strictObject(fields).refine((patch) => Object.keys(patch).length > 0, 'name at least one field to change');
export type DocumentPatch = z.infer<typeof DocumentPatch>;

export const Received = z.object({
  items: z.array(
    z.object({
      documentId: z.string(),
      externalId: z.string(),
      revision: z.int(),
      status: Status,
      unchanged: z.boolean(),
    }),
  ),
  errors: z
    .array(z.object({ name: z.string().describe('file name, or line of the NDJSON'), code: z.string(), detail: z.string() }))
    .describe('what was refused while the rest was taken; when everything is refused the first reason is the answer'),
});
export type Received = z.infer<typeof Received>;

export const Revision = z.object({
  number: z.int(),
  status: Status,
  mediaType: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  pages: z.int().nullable(),
  chunks: z.int().nullable(),
  progress: z.object({ page: z.int(), of: z.int() }).nullable().describe('pages done, while it is parsed; null before and after'),
  warnings: z.array(z.string()),
  failure: z.object({ code: z.string(), reason: z.string() }).nullable(),
  guard: RevisionGuard.nullable().describe('what the guard made of it; null where it has not looked'),
  redacted: z.array(PersonalKind).describe('kinds of personal data that were taken out'),
  hasFile: z.boolean().describe('false where the file was not kept, as personal data were taken out of it'),
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  statusChangedAt: z.iso.datetime(),
  liveAt: z.iso.datetime().nullable(),
});
export type Revision = z.infer<typeof Revision>;
export const RevisionHistory = Revision.extend({
  lives: z
    .array(z.object({ from: z.iso.datetime(), until: z.iso.datetime().nullable() }))
    .describe('when readers saw it; more than once after a rollback'),
  removed: z
    .object({ at: z.iso.datetime(), reason: z.enum(['retention', 'deletion']) })
    .nullable()
    .describe('why its text is gone'),
});
export type RevisionHistory = z.infer<typeof RevisionHistory>;
export const RevisionList = listOf(RevisionHistory);

export const Document = z.object({
  id: z.string(),
  externalId: z.string(),
  collection: z.string(),
  title: z.string().nullable(),
  status: Status.describe('of the newest revision'),
  failure: z.object({ code: z.string(), reason: z.string() }).nullable(),
  liveRevision: z.int().nullable(),
  latest: Revision,
  metadata: Metadata,
  access: Access,
  validFrom: z.iso.datetime().nullable(),
  validUntil: z.iso.datetime().nullable(),
  staleAfter: z.int().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Document = z.infer<typeof Document>;
export const DocumentList = listOf(Document);

/** A filter as a query parameter holds it: JSON. */
const FilterText = z
  .string()
  .max(10_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'write the filter as JSON, such as {"language":"de"}' });
      return z.NEVER;
    }
  })
  .pipe(Filter);

export const DocumentQuery = Page.extend({
  status: Status.optional(),
  title: z.string().max(200).optional().describe('part of the title or external id'),
  filter: FilterText.optional().describe('a filter as JSON, such as {"language":"de"}'),
});
