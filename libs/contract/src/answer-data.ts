import { z } from 'zod';

export const ResponseSchema = z
  .record(z.string(), z.unknown())
  .describe('a JSON schema: `data` of the answer holds to it, or is null; which keywords count: docs/json-answers.md');

/** Of an answer to a question with `responseSchema`. */
export const answerData = {
  data: z.unknown().optional().describe('with `responseSchema`: what holds to it; null where the documents do not carry it'),
  dataReason: z.string().nullable().optional().describe('why `data` is null'),
  dataSources: z
    .record(z.string(), z.array(z.int()))
    .optional()
    .describe('by JSON pointer into `data`: markers of the citations that carry the value; each that is not null has some'),
  dataMissing: z
    .array(z.object({ pointer: z.string(), reason: z.string() }))
    .optional()
    .describe('what was asked for and is null or left out, and why'),
  dataBy: z.enum(['rules', 'model']).nullable().optional().describe('what read the values out of the evidence'),
};

/** Of a streamed question with `responseSchema`, right before done. */
export const DataEvent = z.object(answerData);
