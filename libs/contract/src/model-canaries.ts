import { z } from 'zod';

export const ModelCanary = z.object({
  model: z.string(),
  server: z.string(),
  state: z
    .enum(['same', 'changed', 'unstable'])
    .describe('unstable: it never answers the same twice, so nobody can tell whether it was changed'),
  prompts: z.array(z.string()).describe('names of the prompts that it is watched by'),
  agreement: z.number().nullable().describe('share of them answered as at first, by the latest look; below 0.6 it is another model'),
  differences: z.array(z.object({ prompt: z.string(), before: z.string(), now: z.string() })),
  answeredAs: z.string().nullable().describe('what the server calls it'),
  recordedAt: z.iso.datetime(),
  checkedAt: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable(),
});
export const ModelCanaryList = z.object({ items: z.array(ModelCanary) });
export type ModelCanaryList = z.infer<typeof ModelCanaryList>;
export const ModelCanaryBody = z.strictObject({
  models: z.array(z.string().min(1).max(300)).min(1).max(50).optional().describe('ids of remote models; left out: all'),
  record: z.boolean().default(false).describe('what they answer now is what they are held against from now on'),
});
