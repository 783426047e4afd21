import { z } from 'zod';

export const Suggestion = z.object({
  question: z.string().describe('stands alone, in the language of the question; it was asked and answered before it is told here'),
  from: z
    .enum(['column', 'section', 'passage'])
    .describe('another column of the cited row, a section next to the one cited, or a passage found and not used'),
  documentId: z.string().describe('of the document that answers it'),
  title: z.string(),
  hint: z.string().describe('where in the document it is answered; empty where nothing tells'),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const Suggestions = z.object({
  questionId: z.string(),
  items: z.array(Suggestion).describe('three at most, the likeliest first; empty where the documents hold nothing beside the answer'),
  tried: z.int().describe('questions asked to see whether they are answered'),
  notes: z.array(z.string()).describe('why there may be fewer than there could be'),
});
export type Suggestions = z.infer<typeof Suggestions>;
