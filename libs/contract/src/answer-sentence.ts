import { z } from 'zod';
import { Span } from './span.ts';

const AnswerTable = z.object({
  caption: z.string().nullable(),
  header: z.array(z.string()).describe('names of the columns, that of the rows first'),
  rows: z
    .array(z.array(z.object({ text: z.string(), span: Span, isAnswer: z.boolean() })))
    .describe('cells to the letter, as many as columns'),
  unit: z.string().nullable().describe('as the document has it, such as “in thousands”'),
});

export const Sentence = z.object({
  text: z.string(),
  markers: z.array(z.int()),
  verdict: z
    .enum(['verbatim', 'supported', 'person'])
    .describe("the document's words; a model's, checked against their quotes; or those of the person who reviewed the question"),
  altered: z
    .enum(['defused', 'masked'])
    .optional()
    .describe(
      'how its text is not the quotes’ to the letter: blanks keep markup from being live, or a secret is not told (docs/output-checks.md)',
    ),
  context: z
    .string()
    .optional()
    .describe("the service's words that make it stand alone, such as a cell's row, column and unit; no part of the quote"),
  table: AnswerTable.optional().describe('of a cell: the little table it stands in'),
  support: z
    .number()
    .optional()
    .describe("of a supported one: how far its quotes carry it, 0 to 1; a model's sentence below 0.8 is not shown"),
  parts: z
    .array(z.int())
    .optional()
    .describe('where the question was answered part by part: places in `parts` of the answer that it answers'),
});

/** A sentence that the model wrote and that is no part of the answer. */
export const RemovedSentence = z.object({
  text: z.string(),
  support: z.number().nullable().describe('null where it was out before its evidence was looked at'),
  reason: z.string().describe('in words, with both values where it contradicts its evidence'),
});
