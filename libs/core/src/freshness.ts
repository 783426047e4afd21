/** Best first. `unverified`: nobody said how long it keeps. */
export const freshnessVerdicts = ['current', 'unverified', 'stale', 'superseded', 'expired'] as const;
export type FreshnessVerdict = (typeof freshnessVerdicts)[number];

/** How old what a passage says is: the verdict, the date it rests on, and both in words. */
export interface PassageFreshness {
  readonly verdict: FreshnessVerdict;
  /** Last verified for current, stale and unverified; when it was replaced, or its validity ended or begins, for the others. */
  readonly date: Date;
  readonly why: string;
}

export interface DocumentFreshness extends PassageFreshness {
  readonly documentId: string;
  readonly revision: number;
  readonly title: string;
}

/** A sentence of a passage that says something else of the same thing than another. */
export interface ConflictingSentence {
  readonly documentId: string;
  readonly revision: number;
  readonly chunkId: string;
  readonly title: string;
  readonly quote: string;
  /** When what it says last changed. */
  readonly changedAt: Date;
}

export interface Contradiction {
  /** What is said differently: the values in the newer and in the older sentence. */
  readonly values: readonly [newer: string, older: string];
  /**
   * What tells which is the newer: from when they hold, their titles, or when they changed. Null where nothing does: then neither is, and
   * `newer` is whichever came last. Left out by answers of earlier versions, which went by when they changed.
   */
  readonly newerBy?: 'validity' | 'title' | 'change' | null;
  readonly newer: ConflictingSentence;
  readonly older: ConflictingSentence;
}

/** Of a whole answer: the worst of what it rests on. */
export interface AnswerFreshness {
  readonly verdict: FreshnessVerdict;
  /** The oldest date among the documents with that verdict; null when it rests on nothing. */
  readonly date: Date | null;
  /** To be said with the answer when what it rests on is not current or is contradicted; else null. */
  readonly words: string | null;
  readonly documents: readonly DocumentFreshness[];
  readonly contradictions: readonly Contradiction[];
}
