import { z } from 'zod';
import { Answer } from '../search.ts';

export const Annotation = z.object({
  type: z.literal('url_citation'),
  url_citation: z.object({
    url: z.string().describe('of the document; where it has none, the address here of the words that are quoted'),
    title: z.string(),
    start_index: z.int().describe('where in `content` its marker begins, in UTF-16 code units'),
    end_index: z.int().describe('where its marker ends'),
  }),
});
export type Annotation = z.infer<typeof Annotation>;

export const CompletionUsage = z.object({
  prompt_tokens: z.int().describe('of the model that wrote; 0 where the answer is quoted without one'),
  completion_tokens: z.int(),
  total_tokens: z.int(),
});
export type CompletionUsage = z.infer<typeof CompletionUsage>;

/** The answer as POST /v1/questions gives it, and what of the request had no effect or another than was asked for. */
export const CompletionAnswer = Answer.extend({ notes: z.array(z.string()) });
export type CompletionAnswer = z.infer<typeof CompletionAnswer>;

export const FinishReason = z
  .enum(['stop', 'length', 'content_filter'])
  .describe(
    'length: there is more to say than the tokens asked for hold; content_filter: the question tries something on the service and is refused, content says why',
  );
export type FinishReason = z.infer<typeof FinishReason>;

export const ChatCompletion = z.object({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int().describe('seconds since 1970'),
  model: z.string(),
  system_fingerprint: z.string().describe('the configuration it was made with'),
  choices: z.array(
    z.object({
      index: z.literal(0),
      message: z.object({
        role: z.literal('assistant'),
        content: z.string().nullable().describe('the answer, or in words why there is none; JSON where a schema was asked for'),
        refusal: z.string().nullable().describe('where a schema was asked for: why nothing holds to it'),
        annotations: z.array(Annotation),
      }),
      logprobs: z.null(),
      finish_reason: FinishReason,
    }),
  ),
  usage: CompletionUsage,
  aquifer: CompletionAnswer,
});
export type ChatCompletion = z.infer<typeof ChatCompletion>;

export const ChatCompletionChunk = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.int(),
  model: z.string(),
  choices: z
    .array(
      z.object({
        index: z.literal(0),
        delta: z.object({
          role: z.literal('assistant').optional(),
          content: z.string().optional(),
          refusal: z.string().optional(),
          annotations: z.array(Annotation).optional().describe('all of them at once, in the last delta that is not empty'),
        }),
        logprobs: z.null(),
        finish_reason: FinishReason.nullable(),
      }),
    )
    .describe('empty in the chunk with the usage'),
  usage: CompletionUsage.nullable().optional(),
  aquifer: CompletionAnswer.optional().describe('in the chunk that finishes'),
});
export type ChatCompletionChunk = z.infer<typeof ChatCompletionChunk>;
