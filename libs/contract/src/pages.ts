import { z } from 'zod';
import { Box } from './citation.ts';

export const PagesQuery = z
  .object({
    start: z.coerce
      .number()
      .int()
      .min(0)
      .optional()
      .describe('with `end`: where the words of this span stand is told too, in UTF-16 code units'),
    end: z.coerce.number().int().min(1).optional().describe('where that span ends'),
  })
  .refine(({ start, end }) => (start === undefined) === (end === undefined), 'give both start and end, or neither')
  .refine(({ start, end }) => start === undefined || end === undefined || start < end, 'a span ends after its start');
export type PagesQuery = z.infer<typeof PagesQuery>;

export const RevisionPages = z.object({
  isDrawn: z.boolean().describe('whether `…/pages/{page}/picture` shows them: PDFs and pictures'),
  items: z
    .array(
      z.object({
        page: z.int(),
        width: z.number().describe('in points (1/72 inch), as the page is shown'),
        height: z.number(),
        recognised: z.boolean().describe('its text was read off its picture'),
      }),
    )
    .describe('empty for formats without pages'),
  boxes: z.array(Box).describe('where the words of the span asked for stand, in points from the top left corner of the page'),
});
export type RevisionPages = z.infer<typeof RevisionPages>;

export const PictureQuery = z.object({
  width: z.coerce
    .number()
    .int()
    .min(100)
    .max(2400)
    .default(1200)
    .describe('wanted, in dots; a very long page becomes narrower, and what is a picture itself may keep its own size'),
});
export type PictureQuery = z.infer<typeof PictureQuery>;
