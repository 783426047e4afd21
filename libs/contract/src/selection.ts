import { z } from 'zod';

const maxPerDocument = z
  .int()
  .min(1)
  .max(100)
  .optional()
  .describe('passages of one document; more only when nothing else is left, which `selection` says; any number when left out');
const diversity = z
  .number()
  .min(0)
  .max(1)
  .default(0)
  .describe('what being unlike the passages before it counts (maximal marginal relevance), among the first 50; 0: nothing');

/** What a question may ask of the passages it is answered from. */
export const questionSelection = { maxPerDocument, diversity };

/** What a search may ask of its passages beside their order. */
export const searchSelection = {
  ...questionSelection,
  expand: z
    .enum(['none', 'neighbours', 'section'])
    .default('none')
    .describe('each passage with the passage before and after it in its section, or with its section; neighbours become one'),
  expandCharacters: z.int().min(200).max(20_000).default(4000).describe('UTF-16 code units that an expanded passage may have'),
};

export const ExpandedPassage = z.object({
  span: z.object({ start: z.int(), end: z.int() }),
  text: z.string().describe('the canonical text of the revision at span'),
  chunkIds: z.array(z.string()).describe('found passages that became part of it, its own first'),
});

export const SelectionReport = z.object({
  status: z.enum(['ok', 'late', 'failed']).describe('`late` and `failed`: passages stand as they were ranked, as `note` says'),
  note: z.string().nullable(),
  moved: z.int().describe('passages that diversity brought up and the ranking alone would not have shown'),
  heldBack: z.int().describe('passages that the cap of their document held back'),
  relaxed: z.int().describe('of these, shown in the end because nothing else was left'),
  merged: z.int().describe('passages that became part of another, expanded'),
});
