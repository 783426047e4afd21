import { z } from 'zod';

const text = z.string().min(1);
const forms =
  'give a text or a list of texts, none of them empty; lists of token numbers are not taken, as they belong to the tokenizer of another model (in LangChain for Python set check_embedding_ctx_length=False)';

/** OpenAI's embedding request. */
export const EmbeddingsBody = z.looseObject({
  model: z.string().min(1).max(300).describe('the id of the embedder here: GET /v1/models'),
  input: z.union([text, z.array(text).min(1)], { error: forms }).describe('a text or a list of them; no lists of token numbers'),
  encoding_format: z.enum(['float', 'base64']).nullish().describe('base64: little-endian 32-bit floats'),
  dimensions: z.int().nullish().describe('only the number that the model has'),
  input_type: z
    .enum(['passage', 'query'])
    .nullish()
    .describe('ours: whether the texts are passages to be found or questions to find them by; passage when left out'),
});
export type EmbeddingsBody = z.infer<typeof EmbeddingsBody>;

export const EmbeddingList = z.object({
  object: z.literal('list'),
  data: z.array(
    z.object({
      object: z.literal('embedding'),
      index: z.int(),
      embedding: z.union([z.array(z.number()), z.string()]),
    }),
  ),
  model: z.string(),
  usage: z.object({ prompt_tokens: z.int(), total_tokens: z.int() }),
  aquifer: z
    .object({ notes: z.array(z.string()) })
    .optional()
    .describe('what of the request had no effect'),
});
export type EmbeddingList = z.infer<typeof EmbeddingList>;
