import { seconds } from '../format/quantity.ts';
import type { Answer } from '../http/bodies.ts';

/** That an answer was made before, for what, how long ago, and what was looked at again. */
export function againWords({ asked, cosine, ageSeconds }: NonNullable<Answer['again']>): string {
  const made = ageSeconds < 5 ? 'just now' : `${seconds(ageSeconds)} ago`;
  const as = cosine === null ? 'for the same question' : `for “${asked}”, which asks the same (${cosine.toFixed(2)} of 1)`;
  return `Given again: made ${made} ${as}. Nothing it rests on has changed since, and its quotes were looked up anew.`;
}
