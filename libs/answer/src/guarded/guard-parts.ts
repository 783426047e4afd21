import type { GuardLevel } from '#core';

/** What the guard makes of a text; `reason` is null where it is clean. */
export type TextVerdict =
  | { readonly level: 'clean'; readonly reason: null }
  | { readonly level: Exclude<GuardLevel, 'clean'>; readonly reason: string };

/** What looks at questions and at what a model is about to read; left out is what is switched off. */
export interface GuardParts {
  /** What a question tries on the service instead of asking the documents, in words; null where it asks. */
  readonly questionTrouble?: (text: string) => string | null;
  readonly verdictOf?: (text: string) => TextVerdict;
  /** A word for the marks around evidence that nobody can know who writes documents. */
  readonly fenceOf?: (scope: string) => string;
}
