import type { Question, RankedPassage } from '#core';

/** What an answer is made from: the question as it stands alone, and what was found for it. */
export interface Asked {
  readonly question: Question;
  readonly queryVector: Float32Array;
  readonly passages: readonly RankedPassage[];
}
