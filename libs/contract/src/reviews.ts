import { z } from 'zod';
import { AnswerStatus } from './answer-part.ts';
import { listOf, Page } from './problem.ts';
import { CatchingPolicy, PersonsAnswer, ReviewEffect, ReviewState } from './review-outcome.ts';
import { Answer, Passage } from './search.ts';
import { Span } from './span.ts';

const Group = z.string().trim().min(1).max(100);
const few = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(50).optional();

/** All that is named must hold; of a list, one is enough. */
export const ReviewConditions = z
  .strictObject({
    words: few(
      z
        .string()
        .trim()
        .min(1)
        .max(100)
        .refine((phrase) => /[\p{L}\p{N}]/u.test(phrase), 'write words')
        .refine((phrase) => !phrase.slice(0, -1).includes('*'), 'a * may only stand at the end, for any ending'),
    ).describe('words and phrases in the question, in any case; with a * at the end, any ending'),
    outcomes: few(AnswerStatus).describe('what came of it'),
    partOutcomes: few(AnswerStatus).describe('what came of one of several questions in one'),
    evidenceWithin: z.number().gt(0).max(1).optional().describe('answered with evidence less than this above the threshold'),
    sources: few(z.enum(['contradicted', 'unverified', 'stale', 'superseded', 'expired'])).describe(
      'what is the matter with a source of the answer',
    ),
    groups: few(Group).describe('the asker belongs to one of them'),
    keys: few(z.string().min(1).max(100)).describe('ids of API keys'),
  })
  .refine((when) => Object.values(when).some((value) => value !== undefined), 'name at least one condition');
export type ReviewConditions = z.infer<typeof ReviewConditions>;

const policy = {
  name: z.string().trim().min(1).max(100).describe('the asker is told it'),
  effect: ReviewEffect,
  when: ReviewConditions,
  reviewers: z.array(Group).max(50).describe('groups whose editors, besides admins, see what it catches; empty: every editor'),
  enabled: z.boolean(),
};

export const ReviewPolicyBody = z.strictObject({
  ...policy,
  collection: z.string().min(1).max(100).optional().describe('name or id; all when left out'),
  reviewers: policy.reviewers.default([]),
  enabled: policy.enabled.default(true),
});
export type ReviewPolicyBody = z.infer<typeof ReviewPolicyBody>;
export const ReviewPolicyPatch = z
  .strictObject({ ...policy, version: z.int().positive().describe('the one that you saw: a conflict where it is another by now') })
  .partial()
  .refine((patch) => Object.keys(patch).some((field) => field !== 'version'), 'name at least one thing to change');
export type ReviewPolicyPatch = z.infer<typeof ReviewPolicyPatch>;

export const ReviewPolicy = z.object({
  ...policy,
  id: z.string(),
  version: z.int().describe('counts up with every change'),
  collection: z.string().nullable().describe('name; null: all'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ReviewPolicy = z.infer<typeof ReviewPolicy>;
export const ReviewPolicyList = z.object({ items: z.array(ReviewPolicy) });

const Person = z.object({ role: z.string(), key: z.string().nullable().describe('name of the API key; null without one') });

/** A question that waits for a person, or did. */
export const Review = z.object({
  id: z.string().describe('of the question'),
  question: z.string(),
  askedBy: Person,
  askedAt: z.iso.datetime(),
  effect: ReviewEffect,
  policies: z.array(CatchingPolicy),
  state: ReviewState,
  status: AnswerStatus.describe('what the service made of it'),
  takenBy: Person.extend({ you: z.boolean(), until: z.iso.datetime() }).nullable(),
  settledBy: Person.extend({ at: z.iso.datetime() }).nullable(),
  reason: z.string().nullable().describe('why it was dismissed'),
});
export type Review = z.infer<typeof Review>;
export const ReviewList = listOf(Review);
export const ReviewQuery = Page.extend({
  state: z.enum(['waiting', 'answered', 'dismissed']).default('waiting').describe('waiting: open or taken'),
});

/** A passage with the sentences that can be quoted from it. */
export const ReviewPassage = Passage.extend({ sentences: z.array(z.object({ text: z.string(), span: Span })) });
export type ReviewPassage = z.infer<typeof ReviewPassage>;

export const ReviewCase = Review.extend({
  made: Answer.describe('what the service made of it, as far as you may see it'),
  passages: z.array(ReviewPassage),
  withheld: z.int().describe('passages that you may not see'),
  answer: PersonsAnswer.nullable(),
});
export type ReviewCase = z.infer<typeof ReviewCase>;
export const ReviewTaken = z.object({ until: z.iso.datetime().describe('it is yours until then; take it again to keep it') });

const Quote = z.strictObject({
  chunkId: z.string().min(1).max(100).describe('of a passage of the question, or one that a search of yours found'),
  span: Span.describe("within the passage's"),
});
const OwnWords = z.strictObject({ text: z.string().trim().min(1).max(4000).describe('your own words; the asker sees that they are') });
export const ReviewAnswerBody = z.strictObject({
  sentences: z
    .array(z.union([Quote, OwnWords]))
    .min(1)
    .max(50),
  golden: z.boolean().default(false).describe('keep it as a golden question too, with the documents quoted'),
});
export type ReviewAnswerBody = z.infer<typeof ReviewAnswerBody>;
export const ReviewAnswered = z.object({
  id: z.string(),
  answer: PersonsAnswer,
  golden: z
    .object({ kept: z.boolean(), reason: z.string().nullable() })
    .nullable()
    .describe('where it was to be kept as a golden question'),
});
export type ReviewAnswered = z.infer<typeof ReviewAnswered>;
export const ReviewDismissBody = z.strictObject({ reason: z.string().trim().min(1).max(1000).describe('the asker is told it') });

/** Passages to quote from beside those that the question found. */
export const ReviewSearchBody = z.strictObject({ query: z.string().trim().min(1).max(2000), limit: z.int().min(1).max(20).default(6) });
export const ReviewFound = z.object({
  items: z.array(ReviewPassage),
  withheld: z.int().describe('passages that are left out because who asked may not see them'),
});
