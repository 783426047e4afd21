import { z } from 'zod';
import { listOf, Page } from './problem.ts';
import { Tuning } from './tunings.ts';

const Interval = z.tuple([z.number(), z.number()]).describe('95 % bootstrap interval');

/** A question whose right documents people know. */
export const GoldenBody = z
  .strictObject({
    question: z.string().trim().min(1).max(2000),
    expected: z.array(z.string().min(1).max(500)).max(100).default([]).describe('external ids of documents that are right'),
    quote: z.string().trim().min(1).max(2000).optional().describe('words that a right passage holds'),
  })
  .refine(({ expected, quote }) => expected.length > 0 || quote !== undefined, 'name an expected document or a quote');
export type GoldenBody = z.infer<typeof GoldenBody>;

export const GoldenQuestion = z.object({
  id: z.string(),
  question: z.string(),
  expected: z.array(z.string()),
  quote: z.string().nullable(),
  synthetic: z.boolean().describe("made by rule out of the collection's own passages"),
  notFound: z.array(z.string()).describe('expected documents that you cannot find in the collection now'),
  createdAt: z.iso.datetime(),
});
export type GoldenQuestion = z.infer<typeof GoldenQuestion>;
export const GoldenList = listOf(GoldenQuestion);
/** What was kept, and what was refused and why; a question that was there already got what is expected now. */
export const GoldenKept = z.object({
  items: z.array(GoldenQuestion),
  errors: z.array(z.object({ name: z.string(), code: z.string(), detail: z.string() })),
});
export type GoldenKept = z.infer<typeof GoldenKept>;

export const SyntheticBody = z.strictObject({ count: z.int().min(20).max(500).default(100).describe('how many questions to make') });
export const SyntheticKept = z.object({
  items: z.array(GoldenQuestion),
  looked: z.int().describe('passages that were looked at'),
});

export const EvaluationBody = z.strictObject({
  collection: z.string().min(1).max(100).describe('name or id'),
  note: z.string().trim().max(200).optional().describe('what is being tried'),
  groups: z
    .array(z.string().min(1).max(100))
    .max(100)
    .optional()
    .describe('search as a reader of these groups instead of as yourself; for admins'),
  configuration: z.string().min(1).max(100).optional().describe('a configuration instead of the one that is served; for admins'),
});
export type EvaluationBody = z.infer<typeof EvaluationBody>;

const Latency = { p50Ms: z.number(), p95Ms: z.number(), p99Ms: z.number() };
export const StageFigures = z.object({
  ndcg10: z.number(),
  interval: Interval,
  recall10: z.number(),
  recall100: z.number(),
  mrr10: z.number(),
  hitRate10: z.number(),
  ...Latency,
});

/** What search served for the golden questions of a collection. `stages` are keyword, vector, fused and reranked, which is what is served. */
export const Evaluation = z.object({
  id: z.string(),
  collection: z.string(),
  note: z.string().nullable(),
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  reason: z.string().nullable().describe('why it failed'),
  questions: z.int(),
  done: z.int(),
  searchedAs: z.object({ role: z.string(), groups: z.array(z.string()) }),
  configurationId: z.string().nullable(),
  version: z.string().nullable().describe('the configuration it searches by, as GET /v1/configurations has it; null until it begins'),
  synthetic: z.boolean().describe('its questions were made by rule, for want of golden ones'),
  figures: z
    .object({
      stages: z.record(z.string(), StageFigures),
      latency: z.record(z.string(), z.object(Latency)),
      questions: z.int(),
      withMissing: z.int().describe('questions with an expected document that it could not find'),
      missing: z.array(z.string()).describe('those documents, the first hundred'),
    })
    .nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  durationSeconds: z.number().nullable(),
  releasedAt: z.iso.datetime().nullable().describe('when its configuration was released with these scores'),
});
export type Evaluation = z.infer<typeof Evaluation>;
export const EvaluationList = listOf(Evaluation);
export const EvaluationsQuery = Page.extend({ collection: z.string().max(100).optional().describe('name or id; all when left out') });
export const EvaluationPatch = z.strictObject({ released: z.boolean() });

const Found = z.object({
  documentId: z.string().nullable().describe('null, as title and externalId, for a document that is gone or that you may no longer see'),
  title: z.string().nullable(),
  externalId: z.string().nullable(),
  expected: z.boolean(),
});
const Ranks = z.record(z.string(), z.int().nullable());

/** What one question came to. Ranks count from 1; null is not found. */
export const EvaluatedQuestion = z.object({
  goldenId: z.string(),
  question: z.string(),
  expected: z.array(z.string()),
  quote: z.string().nullable(),
  missing: z.array(z.string()),
  ranks: Ranks,
  ndcg10: z.record(z.string(), z.number()),
  quoteRank: z.int().nullable(),
  found: z.array(Found),
  timings: z.record(z.string(), z.number()),
  notes: z.array(z.string()),
});
export type EvaluatedQuestion = z.infer<typeof EvaluatedQuestion>;
export const EvaluatedQuestions = listOf(EvaluatedQuestion);

const ComparedQuestion = z.object({
  goldenId: z.string(),
  question: z.string(),
  first: z.number().describe('nDCG@10 in the first'),
  second: z.number(),
  firstFound: z.array(Found),
  secondFound: z.array(Found),
});

/** The second evaluation less the first, question by question: a paired bootstrap interval and a randomisation test. */
export const EvaluationComparison = z.object({
  first: Evaluation,
  second: Evaluation,
  stage: z.string(),
  difference: z.number().describe('mean nDCG@10, second less first'),
  interval: Interval,
  pValue: z.number().describe('how likely chance alone makes as much of a difference, two-sided'),
  questions: z.int().describe('questions that both have'),
  wins: z.int(),
  ties: z.int(),
  losses: z.int(),
  unpaired: z.int().describe('questions that only one of them has, left out'),
  changes: z
    .array(
      z.object({
        setting: z.string().describe('its names from the outside in: rerank.share'),
        before: z.string().nullable().describe('null where the first does not have it'),
        after: z.string().nullable(),
      }),
    )
    .nullable()
    .describe('settings that the second searched by and the first did not; null where one of them did not keep its settings'),
  best: z.array(ComparedQuestion),
  worst: z.array(ComparedQuestion),
});
export type EvaluationComparison = z.infer<typeof EvaluationComparison>;
export const EvaluatedQuery = Page.extend({
  order: z.enum(['asked', 'worst']).default('asked').describe('`worst`: by the nDCG@10 of the final ranking, over all questions'),
});

export const ComparisonQuery = z.object({ stage: z.enum(['keyword', 'vector', 'fused', 'reranked']).default('reranked') });

/** Settings that evaluations ran under, and the scores they were released with. */
export const MeasuredConfiguration = z.object({
  id: z.string(),
  settings: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
  released: z.array(Evaluation),
  tunedBy: z.array(Tuning).describe('tunings that it was taken from'),
});
export type MeasuredConfiguration = z.infer<typeof MeasuredConfiguration>;

export const OnlineQuery = z.object({
  collection: z.string().max(100).optional().describe('name or id; all when left out'),
  days: z.coerce.number().int().min(1).max(365).default(30),
  first: z.coerce.number().int().min(1).max(50).default(3).describe('how many of the first passages count as found'),
});
const measures = {
  questions: z.int(),
  answered: z.int(),
  hitRate: z.number().nullable().describe('share of the answered that cite one of the first passages'),
  mrr: z.number().nullable().describe('mean of 1 / rank of the first passage cited, over the answered'),
  ndcg10: z.number().nullable().describe('of the cited passages, over the answered'),
  up: z.int(),
  down: z.int(),
};
/** How good retrieval is by what answers came to cite and what people said. Cited is not right: it says which passages were of use. */
export const OnlineMeasures = z.object({
  first: z.int(),
  ...measures,
  days: z.array(z.object({ day: z.iso.date(), ...measures })).describe('days with questions, UTC'),
});
export type OnlineMeasures = z.infer<typeof OnlineMeasures>;
