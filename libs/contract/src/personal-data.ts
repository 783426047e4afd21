import { z } from 'zod';

const usual = ['payment-card', 'iban', 'national-id', 'passport', 'phone', 'e-mail', 'address', 'birth-date', 'name'] as const;
export const PersonalKind = z.enum([...usual, 'ip-address', 'mac-address']);

/** What is taken out of documents before they are indexed; kinds left out become all but addresses of machines. */
export const PersonalDataSettings = z
  .strictObject({
    mode: z.enum(['keep', 'redact']).default('keep'),
    kinds: z
      .array(PersonalKind)
      .min(1)
      .default([...usual]),
  })
  .describe('redact: documents are indexed without these kinds of personal data, and their files are not kept');

export const Redactions = z.object({
  items: z.array(
    z.object({
      placeholder: z.string().describe('what stands in the text'),
      kind: PersonalKind,
      value: z.string().nullable().describe('what stood there; null where no AQUIFER_VAULT_KEY was set when it was taken out'),
    }),
  ),
});
export type Redactions = z.infer<typeof Redactions>;
