import { z } from 'zod';
import { ExplainedPassage, Explanation } from './explain.ts';
import { SearchBody } from './search.ts';
import { Span } from './span.ts';

export const WhyNotBody = SearchBody.omit({ explain: true, sections: true })
  .extend({
    documentId: z.string().min(1).max(200).optional(),
    externalId: z.string().min(1).max(2000).optional().describe('with `collection`, instead of documentId'),
    collection: z.string().min(1).max(100).optional().describe('name or id'),
  })
  .refine(
    ({ documentId, externalId, collection }) => (documentId === undefined) === (externalId !== undefined && collection !== undefined),
    { message: 'name the document by documentId, or by externalId and collection', path: ['documentId'] },
  );
export type WhyNotBody = z.infer<typeof WhyNotBody>;

export const WhyNot = z.object({
  document: z.object({
    documentId: z.string(),
    externalId: z.string(),
    title: z.string(),
    collection: z.string(),
    status: z.string(),
    revision: z.int().nullable().describe('that is searched; null when none'),
    chunks: z.int(),
    withoutVector: z.int().describe('chunks that only their words can find'),
  }),
  step: z
    .enum([
      'no-access',
      'other-collection',
      'not-live',
      'filtered',
      'no-passages',
      'not-found',
      'near-duplicate',
      'document-cap',
      'merged',
      'fused-below',
      'ranked-below',
      'beside-below',
      'shown',
    ])
    .describe('where it fell out, in the order of the road; `shown` when it did not'),
  why: z.array(z.string()).describe('sentences, the decisive one first'),
  remedies: z.array(z.string()).describe('what would bring it up, as far as that was tried, the best first; empty where it came first'),
  otherwise: Explanation.shape.otherwise.describe('its place with one thing changed; empty before anything was ranked'),
  words: Explanation.shape.words.describe('the words of the query, with what each scores in its best passages and in `rival`'),
  vectorShare: z.number().nullable(),
  passages: z
    .array(
      z.object({
        chunkId: z.string(),
        ordinal: z.int(),
        page: z.int().nullable(),
        headings: z.array(z.string()),
        span: Span,
        text: z.string().describe('how the passage begins, without lines of markup before the first words'),
        cosine: z.number().nullable(),
        meaning: z.object({ rank: z.int(), compared: z.int() }).nullable().describe('exact, among all passages searched'),
        keyword: z.object({ rank: z.int(), score: z.number() }).nullable(),
        lacks: z.array(z.string()).describe('words of the query that it does not hold'),
        candidate: ExplainedPassage.nullable().describe('null when no leg brought it'),
      }),
    )
    .describe('its best passages'),
  searches: Explanation.shape.searches,
  most: Explanation.shape.most.describe('what each can give at most, in points of the final score; empty before anything was ranked'),
  rival: ExplainedPassage.nullable().describe('what it is compared with: the first passage when it is shown, else the last one shown'),
});
export type WhyNot = z.infer<typeof WhyNot>;
