import { z } from 'zod';
import { Freshness } from './answer-freshness.ts';
import { Sentence } from './answer-sentence.ts';
import { Citation } from './citation.ts';

export const ReviewEffect = z
  .enum(['hold', 'copy'])
  .describe('hold: the asker waits for a person; copy: the answer is given, and looked at afterwards');
export const ReviewState = z.enum(['open', 'taken', 'answered', 'dismissed']).describe('taken: a person is at it');
export const CatchingPolicy = z.object({
  id: z.string(),
  name: z.string(),
  effect: ReviewEffect,
  why: z.array(z.string()).describe('what of the question met it'),
});

export const PersonsAnswer = z.object({
  answer: z.string(),
  sentences: z.array(Sentence).describe("`verbatim` ones are quotes, `person` the person's own words"),
  citations: z.array(Citation),
  citationCheck: z.object({ checked: z.int(), valid: z.int() }).optional(),
  freshness: Freshness.describe('of what it cites, as it is now: a revision that was replaced since is `superseded`'),
  fallbacks: z.array(z.string()),
});
export type PersonsAnswer = z.infer<typeof PersonsAnswer>;

/** What becomes of a question that a policy sent to a person, for who asked it. */
export const ReviewOutcome = z.object({
  effect: ReviewEffect,
  state: ReviewState,
  policies: z.array(CatchingPolicy),
  since: z.iso.datetime(),
  poll: z.string().describe('where what the person says will be found'),
  by: z.object({ role: z.string(), key: z.string().nullable().describe('name of the API key') }).nullable(),
  at: z.iso.datetime().nullable().describe('when it was answered or dismissed'),
  reason: z.string().nullable().describe('why it was dismissed'),
  answer: PersonsAnswer.nullable(),
});
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;
