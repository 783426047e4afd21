import { z } from 'zod';

export const WebAddress = z
  .url({ protocol: /^https?$/, error: 'give a web address that starts with http:// or https://' })
  .max(2000)
  .refine((address) => !carriesPassword(address), 'leave name and password out of the address');

/** What every kind of web source lets one say about how it asks. */
export const AskingSettings = {
  concurrency: z.int().min(1).max(16).default(2),
  delayMs: z.int().min(0).max(60_000).default(200),
  timeoutSeconds: z.number().min(0.1).max(600).optional(),
};

export const Robots = { robots: z.enum(['honour', 'ignore']).default('honour') };

/** Settings are stored and shown as they are. */
function carriesPassword(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}

export const timeoutOf = ({ timeoutSeconds }: { readonly timeoutSeconds?: number | undefined }): { readonly timeoutMs?: number } =>
  timeoutSeconds === undefined ? {} : { timeoutMs: Math.round(timeoutSeconds * 1000) };
