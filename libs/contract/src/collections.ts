import { z } from 'zod';
import { listOf } from './problem.ts';

const Name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u, 'use letters, digits, dots, dashes, underscores and spaces, starting with a letter or digit');

export const CollectionBody = z.strictObject({ name: Name });
export const Collection = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  documents: z.int().describe('documents not deleted'),
  chunks: z.int().describe('chunks of live revisions'),
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
});
export type Progress = z.infer<typeof Progress>;
