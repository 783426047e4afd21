import type { Answer } from '#core';

/** Where a suggestion comes from: another column of the row that was cited, a section next to the one cited, a passage found and not used. */
export type SuggestedFrom = 'column' | 'section' | 'passage';

/** A question that may be asked next, before it is known to be answered. */
export interface Candidate {
  readonly from: SuggestedFrom;
  /** Each stands alone; the first is the better one to read. */
  readonly wordings: readonly string[];
  readonly documentId: string;
  readonly title: string;
  /** Where in the document it is answered; empty where nothing tells. */
  readonly hint: string;
  /** Whether the place it was made from is what answers it. */
  readonly isAnsweredBy: (answer: Answer) => boolean;
}
