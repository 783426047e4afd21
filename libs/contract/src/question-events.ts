import { z } from 'zod';
import { DataEvent } from './answer-data.ts';
import { Sentence } from './answer-sentence.ts';
import { Citation } from './citation.ts';
import { Problem } from './problem.ts';
import { Answer, Passage } from './search.ts';
import { Understood } from './understood.ts';

export const PassagesEvent = z.object({ passages: z.array(Passage), understood: Understood.optional() });
export const TokenEvent = z.object({ text: z.string(), sentence: Sentence.nullable() });
export const CitationEvent = z.object({ citation: Citation });

const named = <Name extends string, Data extends z.ZodType>(event: Name, data: Data) => z.object({ event: z.literal(event), data });

/** Events of a streamed question, in order: passages, then token and citation as sentences are verified, then data where it was asked for, then done or error. */
export const QuestionEvent = z.discriminatedUnion('event', [
  named('passages', PassagesEvent),
  named('token', TokenEvent),
  named('citation', CitationEvent),
  named('data', DataEvent),
  named('done', Answer),
  named('error', Problem),
]);
export type QuestionEvent = z.infer<typeof QuestionEvent>;
