import { z } from 'zod';

const Place = z.object({ rank: z.int(), score: z.number(), normalised: z.number() });
const Span = z.object({ start: z.int(), end: z.int() });
const NamedPassage = z.object({ chunkId: z.string(), documentId: z.string(), title: z.string() });

const Portion = z.object({
  by: z
    .string()
    .describe('vector, keyword, the name of a judge, bridge, recency, or beside: the best of what was searched beside the question'),
  gave: z.number().describe('in points of the final score, which is the sum of all'),
});

/** Something a leg found, whether or not it is among the items. */
export const ExplainedPassage = NamedPassage.extend({
  collection: z.string().describe('the name of the collection it is in'),
  externalId: z.string(),
  revision: z.int(),
  ordinal: z.int().describe('which of its document’s passages, from 0'),
  headings: z.array(z.string()),
  page: z.int().nullable(),
  span: Span,
  text: z.string().describe('how the passage begins, without lines of markup before the first words'),
  place: z.int().nullable().describe('in the final order; null for what was dropped'),
  fusedPlace: z
    .int()
    .nullable()
    .describe('after keyword and vector leg were put together; null, as the legs are, where only a search beside the question found it'),
  rankedPlace: z.int().nullable().describe('after whatever ranks after that, for the question by itself'),
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
  portions: z.array(Portion).describe('what the score is made of'),
  searches: z
    .array(z.object({ place: z.int().nullable(), score: z.number(), gave: z.number().describe('points of the final score') }))
    .optional()
    .describe('its place and score in each of `searches` of the explanation, where there are several'),
  moved: z
    .string()
    .nullable()
    .describe(
      'what lifted or sank it after the ranking of the question itself, with both places: a part of it, a cap, diversity, widening; null where nothing did',
    ),
  dropped: z.object({ reason: z.string(), of: NamedPassage.nullable().describe('what says it already') }).nullable(),
});
export type ExplainedPassage = z.infer<typeof ExplainedPassage>;

const Counts = z.object({ documents: z.int(), chunks: z.int() });
const RankedHit = NamedPassage.extend(Place.shape);

const RankedPlace = NamedPassage.extend({
  rank: z.int(),
  score: z.number(),
  keyword: z.int().nullable().describe('its rank there by words'),
  vector: z.int().nullable().describe('its rank there by meaning'),
  place: z.int().nullable().describe('where it stands in the end'),
});

const Tried = z.object({
  words: z.string().describe('what was changed, as it goes on in a sentence: “without the second look”'),
  setting: z.string().nullable().describe('what to set or send for it; null for one leg or one part by itself'),
  first: NamedPassage.nullable().describe('what would come first'),
  place: z
    .int()
    .nullable()
    .describe('of the best passage of the document asked for; null where it would not be a candidate, or none was asked for'),
});

export const Explanation = z.object({
  first: z.array(z.string()).describe('why the first passage came first, sentence by sentence'),
  remedies: z.array(z.string()).describe('what would put another passage first, as far as that was tried, sentence by sentence'),
  otherwise: z.array(Tried).describe('what would come first with one thing changed: ranked anew for this, nothing is changed by it'),
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
  searches: z
    .array(
      z.object({
        query: z.string(),
        kind: z.enum(['whole', 'part', 'written']).describe('the question by itself, a part of it, or what a model wrote of it'),
        letter: z.string().describe('what it is called: A for the first beside the question; empty for the question itself'),
        share: z.number().describe('of the final score; those beside the question have it together, by the best of them'),
        vectorShare: z.number(),
        found: z.int(),
        ranking: z.array(RankedPlace).describe('its own first passages'),
      }),
    )
    .optional()
    .describe('where the parts of a question, or other wordings of it, had a say: the question itself, then each of them'),
  most: z.array(Portion).describe('what each can give at most, in points of the final score; what bridge gives comes on top of the others'),
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
