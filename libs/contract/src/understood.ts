import { z } from 'zod';
import { Span } from './span.ts';

export const Understood = z
  .object({
    query: z.string().describe('what was searched: the question as asked, or as it stands alone'),
    rewrittenFrom: z
      .string()
      .nullable()
      .describe(
        'the question as it was asked, where it was searched without its frame (“could you tell me”) or as it stands alone after those before it',
      ),
    carried: z.array(z.string()).describe('words that came from the questions before'),
    by: z.enum(['rule', 'model']).describe('who wrote `query`'),
    type: z.enum(['lookup', 'comparison', 'multi-part', 'how-to', 'definition', 'quantity', 'entity', 'yes-no', 'other']),
    language: z.string().nullable().describe('ISO 639-1; null where so short a text does not tell'),
    exactTerms: z.array(z.string()).describe('identifiers and quoted phrases'),
    parts: z.array(z.string()).describe('the questions in it, each standing alone; empty where it is one'),
    searched: z.array(z.string()).describe('what was searched beside it: its parts, or what a model wrote of it'),
    notes: z.array(z.string()).describe('what was to be done for it and was not'),
    reference: Span.extend({ ending: z.string() })
      .optional()
      .describe('where in `query` a word stands for something that nothing before it names'),
    meant: z
      .array(z.object({ question: z.string(), documentId: z.string() }))
      .optional()
      .describe('where the question chose of the `choices` that were asked back: what it chose, each answered from its own document'),
  })
  .describe('what the question was taken for before it was searched');
export type Understood = z.infer<typeof Understood>;
