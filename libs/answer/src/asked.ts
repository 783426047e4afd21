import type { Question, RankedPassage } from '#core';
import type { SaidPlainly } from './plainly/said-plainly.ts';

/** What an answer is made from: the question as it stands alone, and what was found for it. */
export interface Asked {
  readonly question: Question;
  readonly queryVector: Float32Array;
  readonly passages: readonly RankedPassage[];
  /** The sentence that decided that it is answered, where one did. */
  readonly said?: SaidPlainly;
}
