import { z } from 'zod';

/** Of an answer that was made before: everything it rests on was the same, its quotes were looked up again and its freshness judged anew. */
export const GivenAgain = z
  .object({
    of: z.string().nullable().describe('the question it was made for; null where that was another key’s'),
    asked: z.string().describe('as that one stood alone'),
    cosine: z.number().nullable().describe('how alike the two are in meaning; null where their words are the same'),
    ageSeconds: z.number(),
  })
  .describe('that the answer was made before and is given again; missing where it was made for this question');

export const AnswerCacheSettings = z.object({
  threshold: z
    .number()
    .nullable()
    .describe('what the meaning of other words must reach for an answer to be given again; null: only the same words get it'),
  embedder: z.string().nullable().describe('what measured it; with another one it does not hold'),
  falseHits: z.number().nullable().describe('share of questions that got the answer of another one, at most, with 95 % confidence'),
  questions: z.int().nullable(),
});
export type AnswerCacheSettings = z.infer<typeof AnswerCacheSettings>;

export const AnswerCacheBody = z.strictObject({
  synthetic: z.boolean().default(false).describe('measure on the questions made by rule although people wrote others'),
  apply: z.boolean().default(false).describe('give answers again to other words from now on, where what is measured allows it'),
});
export type AnswerCacheBody = z.infer<typeof AnswerCacheBody>;

const AtThreshold = z.object({
  threshold: z.number(),
  hits: z.int().describe('questions that would get the answer of another one'),
  falseHits: z.int().describe('of these, those whose own answer stands elsewhere'),
  bound: z.number().describe('upper bound of the share of questions with a false hit, 95 % confidence'),
});

/** What giving answers again to other words comes to on a collection’s questions, each asked while all others are kept. */
export const AnswerCacheTrial = z.object({
  collection: z.string(),
  synthetic: z.boolean(),
  questions: z.int().describe('questions compared that have another one whose answer stands elsewhere'),
  leftOut: z.int().describe('questions not compared: of those in one form, the first fifty are'),
  isCut: z.boolean().describe('whether there are more golden questions than were read, the 20,000 oldest'),
  needed: z.int().describe('fewest questions that could show what is allowed, given the false hits seen'),
  allowed: z.number().describe('what the bound must stay below'),
  tried: z.array(AtThreshold),
  proposed: AtThreshold.nullable(),
  reason: z.string().nullable().describe('why it stays off'),
  pairs: z
    .array(z.object({ asked: z.string(), answeredAs: z.string(), cosine: z.number(), isFalse: z.boolean() }))
    .describe('whose answer would be given to what, false ones first; twenty at most'),
  answerCache: AnswerCacheSettings.describe('as it is set now'),
});
export type AnswerCacheTrial = z.infer<typeof AnswerCacheTrial>;
