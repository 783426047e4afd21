import { exactTime } from '../format/time.ts';
import { sentence } from '../format/sentence.ts';
import type { ReviewOutcome } from '../http/bodies.ts';

/** "by Edith (editor) on 22 November 2026, 14:05" */
export function byWords({ by, at }: Pick<ReviewOutcome, 'by' | 'at'>): string {
  if (!by || at === null) return 'by a person';
  return `by ${by.key === null ? `a person (${by.role})` : `${by.key} (${by.role})`}, ${exactTime(at)}`;
}

const whyOf = ({ policies }: ReviewOutcome): string => policies.map(({ name, why }) => `“${name}”: ${why.join(', and ')}`).join('; ');

/** What stands above a question that is held for a person. */
export type HeldSummary = { readonly tone: 'good' | 'attention' | 'neutral'; readonly head: string; readonly detail: string };

export function heldSummary(review: ReviewOutcome): HeldSummary {
  const why = `Policy ${whyOf(review)}.`;
  switch (review.state) {
    case 'answered':
      return { tone: review.answer?.freshness.words ? 'attention' : 'good', head: `Answered ${byWords(review)}`, detail: why };
    case 'dismissed':
      return { tone: 'attention', head: `Looked at ${byWords(review)}: there is no answer`, detail: sentence(review.reason ?? '') };
    case 'taken':
      return { tone: 'neutral', head: 'A person is answering this now', detail: why };
    default:
      return { tone: 'neutral', head: 'A person will answer this', detail: why };
  }
}

/** What stands below an answer that a person looks at as well. */
export function copiedWords(review: ReviewOutcome): string {
  if (review.state === 'answered') return `Looked at ${byWords(review)}, who says:`;
  if (review.state === 'dismissed') return `Looked at ${byWords(review)}: ${review.reason ?? ''}`;
  return `A person will also look at this (policy ${whyOf(review)}).`;
}

export const isWaiting = ({ state }: ReviewOutcome): boolean => state === 'open' || state === 'taken';
