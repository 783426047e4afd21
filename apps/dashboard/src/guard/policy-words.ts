import type { GuardPolicy } from '../http/bodies.ts';

/** What becomes of documents that give orders. */
export const policyWords: Readonly<Record<GuardPolicy, string>> = {
  quarantine: 'are held back until a person has looked',
  mark: 'are shown, and marked',
  off: 'are shown like any other',
};
