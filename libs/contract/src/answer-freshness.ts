import { z } from 'zod';

export const FreshnessVerdict = z.enum(['current', 'unverified', 'stale', 'superseded', 'expired']);
export const PassageFreshness = z.object({
  verdict: FreshnessVerdict,
  date: z.iso.datetime().describe('what it rests on: last verified, replaced, or the end of its validity'),
  why: z.string(),
});
const ConflictingSentence = z.object({
  documentId: z.string(),
  revision: z.int(),
  chunkId: z.string(),
  title: z.string(),
  quote: z.string(),
  changedAt: z.iso.datetime(),
});

export const Freshness = z.object({
  verdict: FreshnessVerdict.describe('the worst of the documents it rests on'),
  date: z.iso.datetime().nullable(),
  words: z.string().nullable().describe('to be said with the answer when what it rests on is not current or is contradicted'),
  documents: z.array(PassageFreshness.extend({ documentId: z.string(), revision: z.int(), title: z.string() })),
  contradictions: z.array(
    z.object({
      values: z.tuple([z.string(), z.string()]).describe('in the newer and in the older sentence'),
      newerBy: z
        .enum(['validity', 'title', 'change'])
        .nullable()
        .optional()
        .describe(
          'what tells which is the newer: from when they hold, their titles, or a day and more between their changes; null: nothing',
        ),
      newer: ConflictingSentence,
      older: ConflictingSentence,
    }),
  ),
});
