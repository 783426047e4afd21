import type { LeftOut, RankedPassage, Retrieval } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Verdict } from '../decide/decide.ts';
import type { Plan } from '../parts/plan.ts';

type Told = Pick<Retrieval, 'leftOut'>;

/** Says once what was left out of the evidence. */
export function tellLeftOut({ leftOut }: Told, draft: Pick<AnswerDraft, 'guard' | 'fallbacks'>): void {
  const known = new Set((draft.guard.told?.poisoned ?? []).map(({ chunkId }) => chunkId));
  const findings = (leftOut?.findings ?? []).filter(({ chunkId }) => !known.has(chunkId));
  const { note } = leftOut ?? {};
  if (note !== undefined && !draft.fallbacks.includes(note)) draft.fallbacks.push(note);
  for (const finding of findings) draft.guard.addPoisoned(finding);
  if (findings.length > 0)
    draft.fallbacks.push(`${counted(findings.length)} left out of the evidence: made for this question, as it looks`);
}

const counted = (count: number): string => (count === 1 ? 'one passage was' : `${count} passages were`);

/**
 * Why nothing is answered of the question, or of this part of it: what was found says two things, and nothing tells which was made up. Both
 * are named; null where there are none.
 */
export function undecided({ leftOut }: Told, part: string | null = null): Verdict | null {
  const disagreement = leftOut?.disagreements.find((each) => each.part === part);
  if (!disagreement) return null;
  const [one, other] = disagreement.passages;
  const reason =
    `the documents found say different things of this, and nothing tells which is right: ${disagreement.alike} short ones of one mind, ` +
    `among them “${one.title}” (${opening(one)}), and “${other.title}” (${opening(other)})`;
  return { status: 'abstained', mode: 'extract', reason };
}

/** What the whole question would not be answered with, no part of it is. */
export function withUndecidedParts(plan: Plan, retrieval: Told): Plan {
  const parts = plan.parts.map((course) => ({ ...course, verdict: undecided(retrieval, course.question.text) ?? course.verdict }));
  return { ...plan, parts };
}

/** The passages of an answer: behind its own what was left out, and what a reason names. */
export function withLeftOut(own: readonly RankedPassage[], leftOut: LeftOut | undefined): readonly RankedPassage[] {
  const known = new Set(own.map(({ chunkId }) => chunkId));
  const more = [...(leftOut?.passages ?? []), ...(leftOut?.disagreements ?? []).flatMap(({ passages }) => passages)];
  return [...own, ...more.filter(({ chunkId }) => !known.has(chunkId) && known.add(chunkId))];
}

/** An abstention says that there was more. */
export function besideLeftOut(verdict: Verdict, { leftOut }: Told): Verdict {
  const { passages = [] } = leftOut ?? {};
  if (verdict.status !== 'abstained' || passages.length === 0) return verdict;
  return { ...verdict, reason: `${verdict.reason}; ${counted(passages.length)} left out, as made for this question` };
}

const mostShown = 160;

function opening({ text }: RankedPassage): string {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  return said.length <= mostShown ? `“${said}”` : `“${said.slice(0, mostShown).replace(/\s\S*$/, '')} …”`;
}
