import { z } from 'zod';

/** Where an answer stands on the ladder of docs/ladder.md. */
export const Rung = z
  .enum(['cached', 'composed', 'stand_in', 'extracted', 'retrieval_only', 'refused'])
  .describe(
    'where it stands on the ladder, the highest first: given again and looked up anew, written by the model asked first, written by another in its place, printed verbatim, passages without an answer, an honest word that there is none; `fallbacks` says why no higher',
  );
export type Rung = z.infer<typeof Rung>;

/** Of a question that is over: one that ended with an error has no answer. */
export const RungOrFailed = z.enum([...Rung.options, 'failed']);
export type RungOrFailed = z.infer<typeof RungOrFailed>;

export const Writer = z
  .object({ model: z.string(), insteadOf: z.string().optional().describe('the model that was to be asked first, where it is another') })
  .describe('whose words are shown, where a model wrote');
