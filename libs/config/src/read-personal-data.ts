import { z } from 'zod';

export const personalDataVariables = {
  AQUIFER_VAULT_KEY: z.string().min(32).optional(),
  AQUIFER_VAULT_KEY_FILE: z.string().min(1).optional(),
  AQUIFER_PERSONAL_DATA_TRACES: z.enum(['collection', 'redact', 'keep']).default('collection'),
};
const Variables = z.object(personalDataVariables);
type Variables = z.infer<typeof Variables>;

/** Where the key lies under which values are kept that were taken out of documents; null: they are not kept. */
export type VaultKey = { readonly key: string } | { readonly file: string } | null;

export interface PersonalDataConfig {
  readonly vault: VaultKey;
  /** What is stored of questions is redacted as their collections are, always, or never. */
  readonly traces: 'collection' | 'redact' | 'keep';
}

export function toPersonalData({ AQUIFER_VAULT_KEY: key, AQUIFER_VAULT_KEY_FILE: file, ...rest }: Variables): PersonalDataConfig {
  const vault = key === undefined ? (file === undefined ? null : { file }) : { key };
  return { vault, traces: rest.AQUIFER_PERSONAL_DATA_TRACES };
}

export function personalDataContradictions({ AQUIFER_VAULT_KEY: key, AQUIFER_VAULT_KEY_FILE: file }: Variables): string[] {
  if (key === undefined || file === undefined) return [];
  return ['AQUIFER_VAULT_KEY_FILE: AQUIFER_VAULT_KEY is set as well; there is one key, so set one of them'];
}
