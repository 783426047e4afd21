import type { RankedPassage, Retrieval } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Verdict } from '../decide/decide.ts';

type Told = Pick<Retrieval, 'leftOut' | 'passages'>;

/** Says once what was left out of the evidence. */
export function tellLeftOut({ leftOut }: Told, draft: Pick<AnswerDraft, 'guard' | 'fallbacks'>): void {
  const known = new Set((draft.guard.told?.poisoned ?? []).map(({ chunkId }) => chunkId));
  const findings = (leftOut?.findings ?? []).filter(({ chunkId }) => !known.has(chunkId));
  for (const finding of findings) draft.guard.addPoisoned(finding);
  if (findings.length > 0)
    draft.fallbacks.push(`${counted(findings.length)} left out of the evidence: made for this question, as it looks`);
}

const counted = (count: number): string => (count === 1 ? 'one passage was' : `${count} passages were`);

/** Why nothing is answered: what was found says two things, and nothing tells which was made up. Both are named; null where there are none. */
export function undecided({ leftOut, passages }: Told): Verdict | null {
  const { disagreement = null } = leftOut ?? {};
  if (!disagreement) return null;
  const [one, other] = disagreement.chunkIds.map((id) => passages.find(({ chunkId }) => chunkId === id));
  if (!one || !other) return null;
  const reason =
    `the documents found say different things of this, and nothing tells which is right: ${disagreement.alike} short ones of one mind, ` +
    `among them “${one.title}” (${opening(one)}), and “${other.title}” (${opening(other)})`;
  return { status: 'abstained', mode: 'extract', reason };
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
