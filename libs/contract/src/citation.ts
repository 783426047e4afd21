import { z } from 'zod';
import { Span } from './span.ts';

export const Box = z.object({ page: z.int(), x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const Citation = z.object({
  marker: z.int(),
  documentId: z.string(),
  revision: z.int(),
  chunkId: z.string(),
  title: z.string(),
  quote: z.string().describe('the canonical text of the revision at span, to the letter'),
  span: Span,
  page: z.int().nullable(),
  boxes: z.array(Box),
  url: z.string().nullable(),
});
export type Citation = z.infer<typeof Citation>;
