import type { PoisonFinding } from './guard.ts';

/** What was made of the passages found for one question, held against it and against each other. */
export interface PoisonReport {
  /** Passages to be left out of the evidence, once each. */
  readonly findings: readonly PoisonFinding[];
  /** Where passages that stay say otherwise, and nothing tells which of them was made up. */
  readonly disagreement: Disagreement | null;
}

export interface Disagreement {
  /** One passage of each side. */
  readonly chunkIds: readonly [string, string];
  /** Documents on the first side, which say the same in other words. */
  readonly alike: number;
}
