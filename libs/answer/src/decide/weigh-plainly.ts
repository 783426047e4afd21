import type { GateEvidence, RankedPassage } from '#core';
import { decided } from './course.ts';
import { reach, type Weighed } from './gate.ts';
import { eachCourse, type Plan } from '../parts/plan.ts';
import { saidPlainly, type SaidPlainly } from '../plainly/said-plainly.ts';

/** docs/decisions/0003-evidence-gate.md, “A sentence that says it plainly”, has where these come from. */
const weights = { full: 0.2, less: 0.1 } as const;
/** Words alone make nothing certain: who asks for all evidence there is asks for more. */
const most = 0.9;

/** Short of the evidence, a sentence that says all that is asked about is evidence too, in whichever passage found it stands; that passage then comes first. */
export function weighPlainly(plan: Plan): Promise<Plan> {
  return eachCourse(plan, async (course) => {
    const { question, found, weighed, threshold, verdict } = course;
    const isShort = verdict?.status === 'abstained' && weighed !== null && weighed.score < threshold;
    if (!isShort || weighed.score + reach < threshold) return course;
    const said = saidPlainly(question.text, found.passages);
    if (said === null) return course;
    const passages = firstOf(found.passages, said.sentence.passage);
    const now = decided({ ...course, found: { ...found, passages }, weighed: withSaid(weighed, said) });
    return now.verdict === null ? { ...now, said } : { ...now, found };
  });
}

/** The same with a sentence that says it plainly, where one does. */
export function withSaid({ score, evidence }: Weighed, said: SaidPlainly | null): Weighed {
  if (said === null) return { score, evidence };
  const { share, isFull, kind } = said;
  const weight = isFull && kind && !kind.isLoose ? weights.full : weights.less;
  const told = kind === null ? '' : `, and ${kind.name}`;
  const words = `a sentence found says all that the question asks about${isFull ? '' : ', some of it in part'}${told}`;
  const added: GateEvidence = { name: 'said', value: share, weight, speaks: 'for', words };
  return { score: Math.max(score, Math.min(most, score + weight * share)), evidence: [...evidence, added] };
}

const firstOf = (passages: readonly RankedPassage[], first: RankedPassage): RankedPassage[] => [
  first,
  ...passages.filter(({ chunkId }) => chunkId !== first.chunkId),
];
