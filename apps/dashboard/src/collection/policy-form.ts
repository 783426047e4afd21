import type { ReviewConditions, ReviewPolicy, ReviewPolicyBody } from '../http/bodies.ts';

/** What was typed and ticked, by the names of the fields. */
export type Typed = { readonly text: (name: string) => string; readonly ticked: (name: string) => readonly string[] };

export type PolicyFields = Pick<ReviewPolicyBody, 'name' | 'effect' | 'when' | 'reviewers'>;

/** What a form describes, of a policy that it changes or of a new one; in words where it says nothing. */
export function policyOf({ text, ticked }: Typed, before: ReviewPolicy | null): PolicyFields | string {
  const list = (name: string, kept: readonly string[] = []): readonly string[] => listOf(text(name), kept);
  const was = before?.when;
  const when = {
    ...some('words', list('words', was?.words)),
    ...some('outcomes', ticked('outcomes')),
    ...some('partOutcomes', ticked('partOutcomes')),
    ...some('sources', ticked('sources')),
    ...some('groups', list('groups', was?.groups)),
    ...some('keys', ticked('keys')),
    ...(text('evidenceWithin') === '' ? {} : { evidenceWithin: Number(text('evidenceWithin')) }),
  } as ReviewConditions;
  if (Object.keys(when).length === 0) return 'Say which questions: fill in or tick at least one condition.';
  return {
    name: text('name'),
    effect: text('effect') === 'copy' ? 'copy' : 'hold',
    when,
    reviewers: [...list('reviewers', before?.reviewers)],
  };
}

/** A list as one types it. */
export const typedList = (items: readonly string[] = []): string => items.join(', ');

/** What was not touched stays to the letter, a phrase with a comma in it too. */
function listOf(text: string, kept: readonly string[]): readonly string[] {
  if (kept.length > 0 && text === typedList(kept).trim()) return kept;
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

const some = (name: string, values: readonly string[]): Record<string, readonly string[]> =>
  values.length === 0 ? {} : { [name]: values };
