import { z } from 'zod';

const GateEvidence = z.object({
  name: z.enum(['meaning', 'words', 'secondMeaning', 'identifier', 'sentence', 'said', 'cell']),
  value: z.number(),
  weight: z.number().describe('what `value` counts in the score'),
  speaks: z.enum(['for', 'against']),
  words: z.string().describe('the same for a person'),
});

export const AnswerStatus = z.enum(['answered', 'abstained', 'retrieval_only', 'refused']);
export const Gate = z.object({
  score: z.number(),
  threshold: z.number(),
  evidence: z.array(GateEvidence).optional().describe('what the score is made of; answers of long ago lack it'),
});

/** One of several questions in one. */
export const AnswerPart = z.object({
  question: z.string().describe('as it stands alone'),
  status: AnswerStatus,
  reason: z.string().nullable().describe('why it has no answer; also in the answer, in brackets'),
  gate: Gate,
  sentences: z.array(z.int()).describe('places in `sentences` of those that answer it'),
});
export type AnswerPart = z.infer<typeof AnswerPart>;

export const AnswerChoice = z.object({
  question: z.string().describe('stands alone: ask it'),
  documentId: z.string(),
  title: z.string(),
  hint: z.string().describe('where in the document: headings, page'),
});
