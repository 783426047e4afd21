/** `hold`: the asker waits for a person. `copy`: the answer is given as always, and a person looks at it afterwards. */
export const reviewEffects = ['hold', 'copy'] as const;
export type ReviewEffect = (typeof reviewEffects)[number];

/** `taken`: a person is at it, for a while. */
export const reviewStates = ['open', 'taken', 'answered', 'dismissed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Of an answer: its status. */
export const questionOutcomes = ['answered', 'abstained', 'retrieval_only', 'refused'] as const;
export type QuestionOutcome = (typeof questionOutcomes)[number];

export const sourceDoubts = ['contradicted', 'unverified', 'stale', 'superseded', 'expired'] as const;
/** What may be wrong with the sources that an answer rests on. */
export type SourceDoubt = (typeof sourceDoubts)[number];

/** Which questions a policy catches: those of which all that is named holds. Of a list, one is enough. */
export interface ReviewConditions {
  /** Words and phrases, in any case; a `*` at the end stands for any ending. */
  readonly words?: readonly string[] | undefined;
  readonly outcomes?: readonly QuestionOutcome[] | undefined;
  /** What came of one of several questions in one. */
  readonly partOutcomes?: readonly QuestionOutcome[] | undefined;
  /** Answered, with less than this above the threshold. */
  readonly evidenceWithin?: number | undefined;
  readonly sources?: readonly SourceDoubt[] | undefined;
  /** The asker belongs to one of them. */
  readonly groups?: readonly string[] | undefined;
  /** Ids of API keys. */
  readonly keys?: readonly string[] | undefined;
}

export interface ReviewPolicy {
  readonly id: string;
  /** Counts up with every change. */
  readonly version: number;
  readonly name: string;
  /** Null: of all collections. */
  readonly collectionId: string | null;
  readonly effect: ReviewEffect;
  readonly when: ReviewConditions;
  /** Only people of these groups, and admins, see what it catches; empty: every editor. */
  readonly reviewers: readonly string[];
  readonly enabled: boolean;
}
