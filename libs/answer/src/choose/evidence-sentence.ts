import type { RankedPassage, Span } from '#core';

/** A sentence of a passage. `span` counts in the passage's text. */
export interface EvidenceSentence {
  readonly passage: RankedPassage;
  readonly span: Span;
  readonly text: string;
}

export interface ScoredSentence extends EvidenceSentence {
  readonly vector: Float32Array;
  readonly cosine: number;
  /** Cosine, shared words and the cosines of its neighbours together: what sentences are chosen by. */
  readonly score: number;
}
