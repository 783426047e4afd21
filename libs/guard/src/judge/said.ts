import type { GuardDecider, Undecided } from '#core';

type Model = Extract<GuardDecider, 'transformer' | 'judge'>;

/** What a model made of a window. `open`: it is not sure enough. `missed`: it could not be asked, or said nothing of use, and why; `isAway` where it may later. */
export type Said =
  | { readonly outcome: 'attack'; readonly by: Model; readonly reason: string }
  | { readonly outcome: 'harmless'; readonly by: Model }
  | { readonly outcome: 'open'; readonly by: Model }
  | { readonly outcome: 'missed'; readonly by: Model; readonly why: string; readonly isAway?: boolean }
  | { readonly outcome: 'unasked' };

/** A window with its words. */
export type ReadWindow = Undecided & { readonly text: string };
