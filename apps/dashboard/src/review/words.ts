import type { Review, ReviewConditions, ReviewOutcome } from '../http/bodies.ts';

type Policies = ReviewOutcome['policies'];

/** "Dismissals: it says “dismiss*”" */
export const whyWords = (policies: Policies): string[] => policies.map(({ name, why }) => `${name}: ${why.join(', and ')}`);

export const effectWords = { hold: 'The asker waits for a person', copy: 'The answer was given; check it' };

export const madeWords: Readonly<Record<Review['status'], string>> = {
  answered: 'It would have answered',
  abstained: 'It found no answer',
  retrieval_only: 'It wrote no answer',
  refused: 'It refused the question',
};

/** "Edith (editor)", or what is known of somebody without a key. */
export const personWords = ({ key, role }: { readonly key: string | null; readonly role: string }): string =>
  key === null ? `somebody without a key (${role})` : `${key} (${role})`;

/** After "each question": what came of it, in the order in which a form offers it. */
export const outcomeWords: Readonly<Record<Review['status'], string>> = {
  abstained: 'has no answer in the documents',
  retrieval_only: 'gets passages only',
  refused: 'is refused',
  answered: 'has an answer',
};
/** After "sources". */
export const sourceWords = {
  contradicted: 'contradict each other',
  stale: 'are stale',
  superseded: 'were replaced',
  expired: 'are not valid now',
  unverified: 'have no time limit',
};

const or = (words: readonly string[]): string => words.join(' or ');

/** What a policy catches, in plain words: each a half-sentence after "questions". */
export function conditionWords({ words, outcomes, partOutcomes, evidenceWithin, sources, groups, keys }: ReviewConditions): string[] {
  return [
    ...(words ? [`that say ${or(words.map((word) => `“${word}”`))}`] : []),
    ...(outcomes ? [`of which each ${or(outcomes.map((outcome) => outcomeWords[outcome]))}`] : []),
    ...(partOutcomes ? [`of which a part ${or(partOutcomes.map((outcome) => outcomeWords[outcome]))}`] : []),
    ...(evidenceWithin === undefined ? [] : [`answered with evidence less than ${evidenceWithin} above what is needed`]),
    ...(sources ? [`whose sources ${or(sources.map((state) => sourceWords[state]))}`] : []),
    ...(groups ? [`asked by ${or(groups)}`] : []),
    ...(keys ? [`asked with ${keys.length === 1 ? 'one API key' : `${keys.length} API keys`}`] : []),
  ];
}
