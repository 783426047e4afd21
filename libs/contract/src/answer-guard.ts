import { z } from 'zod';

const GuardVerdict = z.enum(['clean', 'suspect', 'quarantined', 'not_checked']);

/** What the guard found, and did, for one answer. */
export const AnswerGuard = z
  .object({
    verdict: GuardVerdict.describe(
      'the worst of what is below; `not_checked` where the guard is switched off, and of answers older than it',
    ),
    question: z.string().nullable().describe('what the question tries on the service, for which it is refused; null where it asks'),
    passages: z
      .array(
        z.object({
          chunkId: z.string(),
          handling: z
            .enum(['marked', 'left_out'])
            .describe('whether a model read it with its words joined by a sign, as data, or was not given it'),
          reason: z.string(),
        }),
      )
      .describe('passages that speak to whoever answers, as far as a model was to read them'),
    poisoned: z
      .array(
        z.object({
          chunkId: z.string(),
          kind: z.enum(['query-echo', 'near-duplicates', 'crowding', 'jamming']),
          reason: z.string(),
        }),
      )
      .describe('passages left out of the evidence because they look made for this question'),
    withheld: z
      .array(
        z.object({
          kind: z.enum(['link', 'image', 'markup', 'canary', 'secret', 'personal-data', 'toxic']),
          reason: z.string().describe('never the thing itself'),
        }),
      )
      .describe('what was taken out of the answer before it was shown, or flagged'),
  })
  .describe('what the guard found and did, docs/guard.md');
export type AnswerGuard = z.infer<typeof AnswerGuard>;
