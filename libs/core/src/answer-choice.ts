/** What to ask instead where the question does not say which of several things is meant. */
export interface AnswerChoice {
  /** Stands alone. */
  readonly question: string;
  readonly documentId: string;
  readonly title: string;
  /** Where in the document it is answered; empty where nothing tells. */
  readonly hint: string;
}

/** What was chosen: the question, and the document that it is about. */
export type Meant = Pick<AnswerChoice, 'question' | 'documentId'>;
