import { z } from 'zod';
import { AnswerChoice, AnswerPart, AnswerStatus, Gate } from './answer-part.ts';
import { RemovedSentence, Sentence } from './answer-sentence.ts';
import { Box, Citation } from './citation.ts';
import { Explanation, ReadAs } from './explain.ts';
import { Filter } from './filter.ts';
import { GivenAgain } from './answer-cache.ts';
import { answerData, ResponseSchema } from './answer-data.ts';
import { Freshness, PassageFreshness } from './answer-freshness.ts';
import { AnswerGuard } from './answer-guard.ts';
import { PassageGuard } from './guard-level.ts';
import { ReviewOutcome } from './review-outcome.ts';
import { Rung, RungOrFailed, Writer } from './rung.ts';
import { ExpandedPassage, questionSelection, searchSelection, SelectionReport } from './selection.ts';
import { Span } from './span.ts';
import { Understood } from './understood.ts';

const Leg = z.object({ rank: z.int(), score: z.number(), normalised: z.number() });

export const LegReport = z.object({
  leg: z.enum(['keyword', 'vector']),
  status: z.enum(['ok', 'failed', 'late', 'fallback']),
  note: z.string().nullable(),
  hits: z.int(),
  ms: z.number(),
  method: z.enum(['exact', 'approximate']).optional().describe('of the vector leg: all vectors in scope compared, or their index walked'),
});

const scope = {
  collections: z.array(z.string().min(1).max(100)).min(1).max(50).optional().describe('names or ids; all when left out'),
  filter: Filter.default({}),
  asOf: z.iso.datetime({ offset: true }).optional().describe('answer from what was live at this moment'),
};

export const SearchBody = z.strictObject({
  query: z.string().trim().min(1).max(2000),
  limit: z.int().min(1).max(100).default(10),
  explain: z.boolean().default(false),
  nearDuplicates: z
    .enum(['keep', 'drop'])
    .default('keep')
    .describe('passages that one before them already says: marked in `repeats`, or left out'),
  turns: z
    .array(z.string().trim().min(1).max(2000))
    .max(20)
    .default([])
    .describe('the questions before it, the oldest first: a query that only makes sense after them is searched as it stands alone'),
  ...searchSelection,
  sections: z.boolean().default(false).describe('with the text of the section that each passage stands in'),
  readAs: ReadAs.optional(),
  ...scope,
});
export type SearchBody = z.infer<typeof SearchBody>;

export const Passage = z.object({
  documentId: z.string(),
  externalId: z.string(),
  revision: z.int(),
  chunkId: z.string(),
  collection: z.string().optional().describe('the name of the collection it is in; in searches'),
  title: z.string(),
  headings: z.array(z.string()),
  context: z.string().nullable().describe("what stands before the text, such as its table's header; no part of its span"),
  text: z.string(),
  page: z.int().nullable(),
  boxes: z.array(Box),
  span: Span,
  section: z.object({ span: Span, text: z.string().optional() }).optional().describe('what is read with it; its text when asked for'),
  score: z.number().describe('0 to 1, comparable within one ranking only'),
  expanded: ExpandedPassage.optional().describe('with `expand`: what is read with it'),
  repeats: z.string().nullable().describe('chunk of a passage before it that already says its text'),
  freshness: PassageFreshness,
  guard: PassageGuard.nullable().describe('where the guard found something in it, or in what its file hides'),
  scores: z.object({ cosine: z.number().nullable(), keyword: Leg.nullable(), vector: Leg.nullable(), why: z.string() }).optional(),
});
export type Passage = z.infer<typeof Passage>;

const JudgeReport = z.object({
  judge: z.string().describe('late-interaction, second-embedder or cross-encoder'),
  id: z.string().describe('the model it judges by'),
  status: z.enum(['ok', 'failed', 'late', 'fallback']),
  note: z.string().nullable(),
  judged: z.int(),
  share: z.number(),
  ms: z.number(),
});

export const RerankReport = z.object({
  status: z.enum(['ok', 'failed', 'late', 'fallback', 'off']).describe('of all judges; fallback when one of several had no say'),
  note: z.string().nullable(),
  judged: z.int().describe('candidates that were judged again after fusion'),
  share: z.number().describe('the share of their score that this had, 0 to 1: less where the embedder does not know the language'),
  ms: z.number(),
  judges: z.array(JudgeReport).describe('each of them; one that failed or was late leaves its share to the fused score'),
});

export const SearchResult = z.object({
  items: z.array(Passage),
  cached: z.boolean().describe('kept from an earlier search that nothing has changed since; legs tell of that one, timings of this one'),
  legs: z.array(LegReport),
  understood: Understood.optional(),
  rerank: RerankReport,
  selection: SelectionReport.optional().describe('with `maxPerDocument`, `diversity` or `expand`: what came of it'),
  timings: z.record(z.string(), z.number()),
  explanation: Explanation.optional().describe('with `explain: true`'),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const QuestionBody = z.strictObject({
  question: z.string().trim().min(1).max(2000),
  mode: z.enum(['auto', 'extract', 'compose', 'retrieval_only']).default('auto'),
  stream: z.boolean().default(false),
  conversationId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('any name: a question is read after those that the same key asked under it'),
  repliesTo: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('id of a question whose trace you may read: this one is read after it alone, and may choose of what was asked back to it'),
  limit: z.int().min(1).max(20).default(6).describe('passages to read'),
  ...questionSelection,
  deadlineMs: z.int().min(1).max(600_000).default(60_000),
  responseSchema: ResponseSchema.optional(),
  ...scope,
});
export type QuestionBody = z.infer<typeof QuestionBody>;

export const Answer = z.object({
  id: z.string(),
  status: AnswerStatus,
  mode: z.enum(['extract', 'compose', 'retrieval_only']),
  rung: Rung,
  writtenBy: Writer.optional(),
  reason: z.string().nullable(),
  answer: z.string(),
  ...answerData,
  sentences: z.array(Sentence),
  parts: z.array(AnswerPart).optional().describe('where the question was several and answered part by part: each, in the order asked'),
  choices: z
    .array(AnswerChoice)
    .optional()
    .describe('where it was asked back, `abstained` with these: the question does not say which of several things is meant'),
  citations: z.array(Citation),
  removed: z
    .array(RemovedSentence)
    .optional()
    .describe('what the model wrote and is no part of the answer: it had no support, or its quote did not stand'),
  citationCheck: z
    .object({ checked: z.int(), valid: z.int() })
    .optional()
    .describe(
      'quotes looked up in the stored revisions before the answer was given; those that did not stand are not among the citations; missing where they could not be looked up',
    ),
  again: GivenAgain.optional(),
  passages: z.array(Passage),
  legs: z.array(LegReport),
  understood: Understood.optional().describe('missing in answers that are older than it'),
  fallbacks: z.array(z.string()),
  freshness: Freshness,
  guard: AnswerGuard,
  gate: Gate,
  review: ReviewOutcome.optional().describe('where a policy sent the question to a person'),
  config: z.string().describe('id of the configuration that it began with, as GET /v1/configurations lists it; the same in its trace'),
  cached: z.boolean().optional().describe('whether the passages were kept from an earlier search that nothing has changed since'),
  usage: z.object({
    promptTokens: z.int(),
    reusedTokens: z.int().optional().describe('of the prompt, read before for another one; missing where the model does not say'),
    completionTokens: z.int(),
    embeddedTexts: z.int(),
  }),
  timings: z.record(z.string(), z.number()),
});
export type Answer = z.infer<typeof Answer>;

export const FeedbackBody = z.strictObject({
  rating: z.enum(['up', 'down']),
  comment: z.string().max(4000).optional(),
  expected: z.string().max(4000).optional(),
});
export const Feedback = FeedbackBody.extend({ questionId: z.string() });

/** The stored trace of a question. */
export const Trace = Answer.extend({
  status: z.enum([...Answer.shape.status.options, 'failed']),
  rung: RungOrFailed,
  question: z.string(),
  conversationId: z.string().nullable(),
  asOf: z.iso.datetime().nullable().describe('the moment it looked back to'),
  askedAt: z.iso.datetime(),
  failure: z.object({ code: z.string(), reason: z.string() }).nullable(),
  configuration: z.record(z.string(), z.unknown()).describe('all that it was searched and answered with; equal ones have the same `id`'),
  responseSchema: ResponseSchema.optional(),
  feedback: z.array(z.object({ rating: z.enum(['up', 'down']), comment: z.string().nullable(), createdAt: z.iso.datetime() })),
  calls: z.array(
    z.object({
      promptId: z.string(),
      promptVersion: z.int(),
      modelId: z.string(),
      system: z.string(),
      user: z.string(),
      response: z.string(),
      outcome: z.string(),
      promptTokens: z.int(),
      completionTokens: z.int(),
      ms: z.number(),
    }),
  ),
});
export type Trace = z.infer<typeof Trace>;
