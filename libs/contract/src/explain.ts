import { z } from 'zod';

const Place = z.object({ rank: z.int(), score: z.number(), normalised: z.number() });
const Span = z.object({ start: z.int(), end: z.int() });
const NamedPassage = z.object({ chunkId: z.string(), documentId: z.string(), title: z.string() });

/** Something a leg found, whether or not it is among the items. */
export const ExplainedPassage = NamedPassage.extend({
  externalId: z.string(),
  revision: z.int(),
  ordinal: z.int().describe('which of its document’s passages, from 0'),
  headings: z.array(z.string()),
  page: z.int().nullable(),
  span: Span,
  text: z.string().describe('how the passage begins, without lines of markup before the first words'),
  place: z.int().nullable().describe('in the final order; null for what was dropped'),
  fusedPlace: z.int().describe('after keyword and vector leg were put together'),
  rankedPlace: z.int().describe('after whatever ranks after that'),
  shown: z.boolean().describe('among the items'),
  keyword: Place.nullable(),
  vector: Place.nullable(),
  fused: z.number(),
  rerank: Place.nullable().describe('what late interaction made of it'),
  opinions: z.record(z.string(), Place).describe('what each judge made of it, by the name of the judge'),
  unjudged: z
    .string()
    .nullable()
    .describe('the sentence that says which judge of the second look did not judge it and why; null when all that had a say did'),
  bridge: z
    .object({ from: NamedPassage.nullable(), by: z.string().describe('the name they share'), gained: z.number() })
    .optional()
    .describe('the passage of another document that it belongs to as the next hop'),
  score: z.number(),
  dropped: z.object({ reason: z.string(), of: NamedPassage.nullable().describe('what says it already') }).nullable(),
});
export type ExplainedPassage = z.infer<typeof ExplainedPassage>;

const Counts = z.object({ documents: z.int(), chunks: z.int() });
const RankedHit = NamedPassage.extend(Place.shape);

export const Explanation = z.object({
  first: z.array(z.string()).describe('why the first passage came first, sentence by sentence'),
  settings: z.object({
    limit: z.int(),
    candidatesPerLeg: z.int(),
    vectorWeight: z.number().nullable().describe('null: by collection, as measured'),
    keywordMethod: z.string(),
    embedder: z.string(),
  }),
  fusion: z.object({ status: z.enum(['ok', 'fallback']), vectorShare: z.number(), why: z.string() }),
  rerank: z.object({
    status: z.string(),
    note: z.string().nullable(),
    judged: z.int(),
    ms: z.number(),
    model: z.string().nullable(),
    share: z.number(),
    judges: z
      .array(
        z.object({
          judge: z.string(),
          id: z.string(),
          status: z.string(),
          note: z.string().nullable(),
          judged: z.int(),
          share: z.number(),
          ms: z.number(),
          ranking: z.array(RankedHit),
        }),
      )
      .describe('each judge with its own ranking of the candidates it judged'),
  }),
  bridge: z
    .object({ status: z.string(), note: z.string().nullable(), bridged: z.int(), share: z.number(), ms: z.number() })
    .optional()
    .describe('what gained by another passage that it shares a rare name with'),
  legs: z.object({ keyword: z.array(RankedHit), vector: z.array(RankedHit) }).describe("each leg's own ranking"),
  ranking: z.array(ExplainedPassage).describe('all candidates: first what is shown, then what is not, dropped ones last'),
  words: z
    .array(
      z.object({
        word: z.string(),
        searched: z.boolean().describe('false for words that stand everywhere'),
        passages: z.int().nullable().describe('that hold it, of those you may see and the filter leaves; null when not counted'),
        note: z.string().nullable().describe('what was searched beside it: a synonym, or what it was taken for'),
        atLeast: z.boolean().describe('there are more'),
        weight: z.number().nullable().describe('its rarity (inverse document frequency)'),
        points: z.record(z.string(), z.number()).describe('what it scores when searched for alone, by chunk id, in the first passages'),
      }),
    )
    .describe('the words of the query'),
  removed: z
    .object({
      readable: Counts.describe('live in the collections and yours to read'),
      filtered: Counts.describe('of these, left out by the filter'),
      hidden: Counts.nullable().describe('left out by access; null unless an admin asks'),
      note: z.string().describe('what the counts mean for you'),
    })
    .describe('what access and filters took away: counts only'),
});
export type Explanation = z.infer<typeof Explanation>;

/** For admins: with whose eyes to look. */
export const ReadAs = z
  .strictObject({ groups: z.array(z.string().min(1).max(100)).max(50) })
  .describe('for admins: search as a reader of these groups would');
