import { z } from 'zod';
import { AnswerCacheSettings } from './answer-cache.ts';
import { GuardSettings } from './guard-level.ts';
import { PersonalDataSettings, PersonalKind } from './personal-data.ts';
import { listOf } from './problem.ts';

const Name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u, 'use letters, digits, dots, dashes, underscores and spaces, starting with a letter or digit');

/** Tokens are the embedder's; what is embedded holds title and headings too. */
export const Chunking = z.strictObject({
  strategy: z.enum(['structure', 'recursive']).default('structure'),
  targetTokens: z.int().min(32).max(2048).default(256),
  overlapTokens: z.int().min(0).max(512).default(0),
});

/** Superseded revisions beyond a limit are removed for good; null keeps them. */
export const Retention = z.strictObject({
  revisions: z.int().min(0).max(10_000).nullable().default(null).describe('superseded revisions kept of a document'),
  days: z.int().min(0).max(36_500).nullable().default(null).describe('days a revision is kept after it was superseded'),
});

/** Each group holds words or short phrases that mean the same. */
const Synonyms = z
  .array(
    z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(60)
          .regex(/[\p{L}\p{N}]/u, 'write words'),
      )
      .min(2)
      .max(12),
  )
  .max(200)
  .describe('groups of words that mean the same here; a question with one of them is searched for the others too');

/** How searches of the collection rank; null is as the installation has it, or as it was measured. What is left out becomes null. */
export const Ranking = z.strictObject({
  vectorWeight: z.number().min(0).max(1).nullable().default(null).describe('what meaning counts beside words'),
  rerankShare: z.number().min(0).max(0.9).nullable().default(null).describe('what late interaction counts in the final score'),
  rerankDepth: z.int().min(1).max(200).nullable().default(null).describe('candidates that late interaction judges'),
  candidates: z.int().min(10).max(300).nullable().default(null).describe('candidates asked of words and of meaning each'),
});
export type Ranking = z.infer<typeof Ranking>;

export const Answering = z.strictObject({
  threshold: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('evidence below this is no answer; null: as the installation has it'),
  falseAnswers: z
    .number()
    .gt(0)
    .max(0.5)
    .nullable()
    .default(null)
    .describe('the share of questions without an answer that it was chosen to let through'),
});
export type Answering = z.infer<typeof Answering>;

const settings = {
  chunking: Chunking.refine(({ targetTokens, overlapTokens }) => overlapTokens * 2 <= targetTokens, {
    path: ['overlapTokens'],
    message: 'overlap at most half of targetTokens',
  }).optional(),
  retention: Retention.optional(),
  staleAfter: z.int().positive().nullable().optional().describe('seconds, for documents and sources that have no limit of their own'),
  fields: z
    .record(z.string().min(1).max(100), z.enum(['text', 'number', 'boolean', 'date']))
    .optional()
    .describe('declared metadata fields'),
  synonyms: Synonyms.optional(),
  ranking: Ranking.optional(),
  answering: Answering.optional().describe('when questions are answered'),
  answerCache: z
    .null()
    .optional()
    .describe('null: answers are given again to the same words only; POST …/answer-cache measures and allows more'),
  guard: GuardSettings.optional(),
  personalData: PersonalDataSettings.optional(),
};

export const CollectionBody = z.strictObject({ name: Name, ...settings });
export type CollectionBody = z.infer<typeof CollectionBody>;
export const CollectionPatch = z
  .strictObject({ name: Name.optional(), ...settings })
  .refine((patch) => Object.keys(patch).length > 0, 'name at least one thing to change');
export type CollectionPatch = z.infer<typeof CollectionPatch>;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What documents can be filtered by: metadata given, and what files say of themselves. */
export const FieldList = z.object({
  items: z.array(
    z.object({
      field: z.string(),
      kind: z.enum(['text', 'number', 'boolean', 'date', 'object', 'null']),
      declared: z.enum(['text', 'number', 'boolean', 'date']).nullable().describe('as the collection declares it'),
      documents: z.int(),
      distinctValues: z.int(),
      range: z.tuple([Scalar, Scalar]).nullable(),
      commonest: z.array(z.object({ value: Scalar, documents: z.int() })),
    }),
  ),
});
export type FieldList = z.infer<typeof FieldList>;

export const CollectionSettings = z.object({
  chunking: Chunking,
  retention: Retention,
  staleAfter: z.int().nullable(),
  fields: z.record(z.string(), z.enum(['text', 'number', 'boolean', 'date'])),
  synonyms: z.array(z.array(z.string())),
  ranking: Ranking,
  answering: Answering,
  answerCache: AnswerCacheSettings,
  guard: GuardSettings,
  personalData: z.object({ mode: z.enum(['keep', 'redact']), kinds: z.array(PersonalKind) }),
});
export const SettingsRollback = z.strictObject({ version: z.int().min(1).describe('the version whose settings hold again') });
export const SettingsHistory = z.object({
  items: z.array(z.object({ version: z.int(), settings: CollectionSettings, keyId: z.string().nullable(), at: z.iso.datetime() })),
});
export const Collection = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  documents: z.int().describe('documents not deleted'),
  chunks: z.int().describe('chunks of live revisions'),
  settings: CollectionSettings,
  settingsVersion: z.int().describe('counts up with every change of the settings'),
});
export type Collection = z.infer<typeof Collection>;
export const CollectionList = listOf(Collection);

/** Counts per status of each document's newest revision; `rate` in documents per minute over the last minute; `secondsLeft` null while unknown. */
export const Progress = z.object({
  counts: z.record(z.string(), z.int()),
  total: z.int(),
  pending: z.int(),
  rate: z.number(),
  secondsLeft: z.number().nullable(),
  pages: z.object({ page: z.int(), of: z.int() }).nullable().describe('pages done in the documents that are being parsed'),
});
export type Progress = z.infer<typeof Progress>;
