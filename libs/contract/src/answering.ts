import { z } from 'zod';
import { Answering } from './collections.ts';

export const AnsweringBody = z.strictObject({
  falseAnswers: z.number().min(0.01).max(0.5).default(0.1).describe('the share of questions without an answer that may get one'),
  synthetic: z.boolean().default(false).describe('ask the questions made by rule although people wrote others'),
  apply: z.boolean().default(false).describe('set what is proposed; otherwise nothing changes'),
});
export type AnsweringBody = z.infer<typeof AnsweringBody>;

const AtThreshold = z.object({
  threshold: z.number(),
  falseAnswers: z.number().describe('share answered of the questions asked as if their own documents were not there'),
  answered: z.number().describe('share answered of the questions as they are'),
});

/** What thresholds come to on a collection's questions: each is asked with its own documents and as if they were not there. */
export const AnsweringTrial = z.object({
  collection: z.string(),
  synthetic: z.boolean(),
  questions: z.int().describe('questions that tell something'),
  leftOut: z.int().describe('questions of which nothing was found beside their own documents, or that could not be compared by meaning'),
  isCut: z.boolean().describe('whether there are more questions than were asked'),
  served: AtThreshold.nullable(),
  proposed: AtThreshold.nullable(),
  reason: z.string().nullable().describe('why nothing is proposed'),
  answering: Answering.describe('as it is set now'),
});
export type AnsweringTrial = z.infer<typeof AnsweringTrial>;
