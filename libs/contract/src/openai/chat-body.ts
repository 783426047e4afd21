import { z } from 'zod';
import { QuestionBody } from '../search.ts';

const ContentPart = z.looseObject({ type: z.string(), text: z.string().optional() });

export const ChatMessage = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(ContentPart)]).nullish(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

const ResponseFormat = z.looseObject({
  type: z.string(),
  json_schema: z.looseObject({ schema: z.record(z.string(), z.unknown()).optional() }).optional(),
});

const mostTokens = z.int().min(1).nullish();

/** What of a question the protocol has no word for. */
const QuestionOptions = QuestionBody.pick({
  mode: true,
  limit: true,
  maxPerDocument: true,
  diversity: true,
  deadlineMs: true,
  filter: true,
  asOf: true,
});
export type QuestionOptions = z.infer<typeof QuestionOptions>;

/** OpenAI's chat completion request. Fields that are not here are taken and told of in `aquifer.notes` of the answer. */
export const ChatBody = z.looseObject({
  model: z.string().min(1).max(300).describe('`aquifer/{collection}`, or `aquifer` for all collections: GET /v1/models'),
  messages: z
    .array(ChatMessage)
    .min(1, 'it is empty; the last message of the role "user" in it is the question')
    .max(2000)
    .describe('the last of the user is the question, those of the user before it are the questions before it'),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: mostTokens.describe('of the answer, in whole sentences; what a model writes it stops after as many of its own'),
  max_completion_tokens: mostTokens.describe('the same, and goes before it'),
  n: z.int().nullish().describe('1: there is one answer'),
  tools: z.array(z.unknown()).nullish().describe('none is called'),
  tool_choice: z.unknown().optional(),
  functions: z.array(z.unknown()).nullish(),
  function_call: z.unknown().optional(),
  response_format: ResponseFormat.nullish().describe('`text`, or `json_schema`: what a question’s `responseSchema` takes'),
  aquifer: QuestionOptions.default(QuestionOptions.parse({})).describe('ours: what POST /v1/questions takes under the same names'),
});
export type ChatBody = z.infer<typeof ChatBody>;
