import { z } from 'zod';
import { listOf } from './problem.ts';

/** Documents whose texts are nearly the same, the newest text first. Nothing is hidden or dropped because of it. */
export const DuplicateGroup = z.object({
  documents: z.array(
    z.object({
      documentId: z.string(),
      externalId: z.string(),
      title: z.string().nullable(),
      revision: z.int().describe('the live one, which was compared'),
      liveAt: z.string().describe('since when it is live'),
      newest: z.boolean().describe('went live last of all in the group'),
      similarity: z.number().min(0).max(1).describe('share of five-word runs in common with the document that came first, an estimate'),
    }),
  ),
});
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

export const DuplicateList = listOf(DuplicateGroup);
export type DuplicateList = z.infer<typeof DuplicateList>;
