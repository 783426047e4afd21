import { z } from 'zod';
import { AnswerStatus } from './answer-part.ts';
import { listOf, Page, Problem } from './problem.ts';
import { Rung } from './rung.ts';
import { Answer, QuestionBody } from './search.ts';

/** The most questions of one batch; no line of a file may be longer than `mostBatchLineBytes`. */
export const mostBatchQuestions = 10_000;
export const mostBatchLineBytes = 64 * 1024;

const Name = z.string().trim().min(1).max(200);

/** As POST /v1/questions takes it, less what is for somebody who waits or goes on asking. */
export const BatchQuestion = QuestionBody.omit({ stream: true, conversationId: true, repliesTo: true }).extend({
  customId: z.string().trim().min(1).max(200).optional().describe('stands in its result; no two of a batch have the same'),
});
export type BatchQuestion = z.infer<typeof BatchQuestion>;

export const BatchBody = z.strictObject({ name: Name.optional(), questions: z.array(BatchQuestion).min(1).max(mostBatchQuestions) });
export type BatchBody = z.infer<typeof BatchBody>;
/** Of questions that come as NDJSON. */
export const BatchQuery = z.object({ name: Name.optional().describe('of the batch; where the body is JSON it may say it too') });

export const BatchOutcome = z.enum([...AnswerStatus.options, 'failed', 'cancelled']);
export type BatchOutcome = z.infer<typeof BatchOutcome>;

export const Batch = z.object({
  id: z.string(),
  name: z.string().nullable(),
  state: z.enum(['received', 'running', 'finished', 'cancelled', 'failed']),
  reason: z.string().nullable().describe('why it failed'),
  askedBy: z.object({ keyId: z.string().nullable(), key: z.string().nullable() }),
  questions: z.int(),
  ended: z.int(),
  counts: z.partialRecord(BatchOutcome, z.int()).describe('questions that ended, by what they came to'),
  rungs: z.partialRecord(Rung, z.int()).describe('those that have an answer, by where it stands on the ladder'),
  rate: z.number().describe('questions a minute, over the last minute'),
  secondsLeft: z.number().nullable().describe('null while unknown'),
  waits: z
    .object({ until: z.iso.datetime(), why: z.string() })
    .nullable()
    .describe('nothing of it is asked before, as where its key has used what models may do for it'),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type Batch = z.infer<typeof Batch>;
export const BatchList = listOf(Batch);

export const AskedInBatch = z.object({
  number: z.int().describe('its place in the batch, from 1'),
  customId: z.string().nullable(),
  question: z.string(),
  state: z.enum(['waiting', 'running', 'ended']),
  outcome: BatchOutcome.nullable().describe('null until it has ended'),
  questionId: z.string().nullable().describe('of its trace'),
  rung: Rung.nullable().describe('where its answer stands on the ladder; null without one'),
  tries: z.int(),
  problem: Problem.nullable().describe('why it failed'),
});
export type AskedInBatch = z.infer<typeof AskedInBatch>;
export const AskedInBatchList = listOf(AskedInBatch);
export const AskedInBatchQuery = Page.extend({
  status: BatchOutcome.optional().describe('only those that came to it'),
  rung: Rung.optional().describe('only those whose answers stand on it'),
});

export const BatchResultsQuery = z.object({
  status: BatchOutcome.optional().describe('only those that came to it'),
  rung: Rung.optional().describe('only those whose answers stand on it'),
  after: z.coerce.number().int().min(0).default(0).describe('number of the question to go on behind'),
});

/** A line of the results. */
export const BatchResult = z.object({
  number: z.int(),
  customId: z.string().nullable(),
  question: z.string(),
  status: BatchOutcome,
  answer: Answer.nullable().describe('as POST /v1/questions gives it, less what has been deleted since or may not be seen'),
  problem: Problem.nullable().describe('where there is no answer, why'),
});
export type BatchResult = z.infer<typeof BatchResult>;
