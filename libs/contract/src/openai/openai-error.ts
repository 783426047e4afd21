import { z } from 'zod';

/** How OpenAI's routes say what went wrong; everything else here answers a `Problem`. */
export const OpenAiError = z.object({
  error: z.object({
    message: z.string(),
    type: z.enum(['invalid_request_error', 'rate_limit_error', 'server_error']),
    param: z.string().nullable(),
    code: z.string(),
  }),
});
export type OpenAiError = z.infer<typeof OpenAiError>;
