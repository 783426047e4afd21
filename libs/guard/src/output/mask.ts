import type { PersonalKind, Span, WithheldFinding } from '#core';
import { withReplacements } from './replacements.ts';
import { findSecrets } from './secrets/find-secrets.ts';

/** What answers from a collection may say. */
export interface OutputPolicy {
  /** Answers may link there, beside what they cite. */
  readonly allowedHosts: readonly string[];
  readonly secrets: 'mask' | 'flag' | 'off';
  /** What is told of persons and may not be: nothing is looked for when left out. */
  readonly personalIn?: (text: string) => readonly PersonalValue[];
}

interface PersonalValue extends Span {
  readonly kind: PersonalKind;
}

/** The strictest of several. */
const strictness: readonly OutputPolicy['secrets'][] = ['off', 'flag', 'mask'];

/** The text with what is not told named in its place, and what that was. */
export function masked(
  text: string,
  policies: readonly OutputPolicy[],
): { readonly text: string; readonly findings: readonly WithheldFinding[] } {
  const mode = Math.max(0, ...policies.map(({ secrets }) => strictness.indexOf(secrets)));
  const secrets = mode === 0 ? [] : findSecrets(text);
  const personal = policies.flatMap(({ personalIn }) => personalIn?.(text) ?? []);
  if (secrets.length === 0 && personal.length === 0) return { text, findings: [] };
  const isMasked = strictness[mode] === 'mask';
  const findings: WithheldFinding[] = [
    ...secrets.map(({ name }) => ({
      kind: 'secret' as const,
      reason: isMasked ? `${article(name)} was masked` : `it tells ${article(name)}`,
    })),
    ...personal.map(({ kind }) => ({ kind: 'personal-data' as const, reason: `personal data was masked: ${kind}` })),
  ];
  const taken = [
    ...(isMasked ? secrets.map((secret) => ({ ...secret, by: `[${secret.name} withheld]` })) : []),
    ...personal.map((value) => ({ ...value, by: `[${value.kind} withheld]` })),
  ];
  return { text: withReplacements(text, taken), findings };
}

const article = (name: string): string => `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`;
