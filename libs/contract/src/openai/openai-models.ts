import { z } from 'zod';

export const OpenAiModel = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int().describe('seconds since 1970'),
  owned_by: z.string(),
});
export type OpenAiModel = z.infer<typeof OpenAiModel>;

export const OpenAiModelList = z.object({ object: z.literal('list'), data: z.array(OpenAiModel) });
export type OpenAiModelList = z.infer<typeof OpenAiModelList>;
