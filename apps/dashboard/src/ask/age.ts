import type { Passage } from '../http/bodies.ts';
import type { Asking } from './asking.ts';

/** How a document stands: its verdict, the date that rests on, and why. */
export type Age = Pick<Passage['freshness'], 'verdict' | 'why' | 'date'>;

const ageWords = { stale: 'check again', expired: 'expired', superseded: 'replaced since' };

/** Only what someone should look at; null for the rest. */
export const ageWord = ({ verdict }: Pick<Age, 'verdict'>): string | null =>
  verdict === 'current' || verdict === 'unverified' ? null : ageWords[verdict];

/** How a document stands, also while the answer is still coming: its passages came first. */
export const ageOf = (asking: Asking, documentId: string): Age | null =>
  asking.answer?.freshness.documents.find((document) => document.documentId === documentId) ??
  asking.passages.find((passage) => passage.documentId === documentId)?.freshness ??
  null;
