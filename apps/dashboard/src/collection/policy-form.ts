import type { ReviewConditions, ReviewPolicyBody } from '../http/bodies.ts';

/** What was typed and ticked, by the names of the fields. */
export type Typed = { readonly text: (name: string) => string; readonly ticked: (name: string) => readonly string[] };

const listOf = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** The policy that a form describes; in words where it says nothing. */
export function policyOf({ text, ticked }: Typed, collection: string): ReviewPolicyBody | string {
  const when = {
    ...some('words', listOf(text('words'))),
    ...some('outcomes', ticked('outcomes')),
    ...some('partOutcomes', ticked('partOutcomes')),
    ...some('sources', ticked('sources')),
    ...some('groups', listOf(text('groups'))),
    ...(text('evidenceWithin') === '' ? {} : { evidenceWithin: Number(text('evidenceWithin')) }),
  } as ReviewConditions;
  if (Object.keys(when).length === 0) return 'Say which questions: fill in or tick at least one condition.';
  return {
    name: text('name'),
    effect: text('effect') === 'copy' ? 'copy' : 'hold',
    when,
    reviewers: listOf(text('reviewers')),
    ...(text('reach') === 'all' ? {} : { collection }),
  };
}

const some = (name: string, values: readonly string[]): Record<string, readonly string[]> =>
  values.length === 0 ? {} : { [name]: values };
