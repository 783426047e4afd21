import { type RankedPassage, rightsKey, type SearchScope, worseLevel } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { EvidenceGroup } from '../compose/evidence-groups.ts';
import type { GuardParts, TextVerdict } from './guard-parts.ts';

/** How evidence stands in a prompt. */
export interface Fencing {
  /** Chunks whose words are marked, and why. */
  readonly suspects: ReadonlyMap<string, string>;
  /** A word in the marks around evidence that no document can know; empty where there is none. */
  readonly fence: string;
}

export interface Readable extends Fencing {
  readonly passages: readonly RankedPassage[];
  /** The passage that was to answer is not among them: what the others say was never weighed by itself. */
  readonly lacksBest: boolean;
}

/**
 * Looks at what is about to enter a prompt, whatever was made of it when it came in: what gives orders in a way that has no other use is
 * left out and said to be, what may be an order is marked.
 */
export function readable(
  passages: readonly RankedPassage[],
  { principal }: SearchScope,
  guard: GuardParts | undefined,
  draft: AnswerDraft,
): Readable {
  const { verdictOf, fenceOf } = guard ?? {};
  const fence = fenceOf?.(rightsKey(principal)) ?? '';
  if (!verdictOf) return { passages, suspects: new Map(), fence, lacksBest: false };
  draft.guard.looked();
  const seen = passages.map((passage) => ({ passage, verdict: verdictOn(passage, verdictOf) }));
  const suspects = new Map<string, string>();
  const leftOut: RankedPassage[] = [];
  for (const { passage, verdict } of seen) {
    if (verdict.level === 'suspect') suspects.set(passage.chunkId, verdict.reason);
    if (verdict.level !== 'quarantined') continue;
    leftOut.push(passage);
    draft.guard.addPassage({ chunkId: passage.chunkId, level: 'quarantined', reason: verdict.reason });
  }
  if (leftOut.length > 0) draft.fallbacks.push(notGiven(leftOut));
  const lacksBest = leftOut.some((passage) => passage === passages[0]);
  return { passages: passages.filter((passage) => !leftOut.includes(passage)), suspects, fence, lacksBest };
}

/** Says which of the marked passages a model is given something of. */
export function tellMarked(groups: readonly EvidenceGroup[], { suspects }: Fencing, draft: AnswerDraft): void {
  for (const { passage } of groups.flatMap(({ sentences }) => sentences)) {
    const reason = suspects.get(passage.chunkId);
    if (reason !== undefined) draft.guard.addPassage({ chunkId: passage.chunkId, level: 'suspect', reason });
  }
}

/** Says which of the cited passages are marked, also where no model was given them: whoever asked may well give the answer to one. */
export function tellCited(guard: GuardParts | undefined, draft: AnswerDraft): void {
  const { verdictOf } = guard ?? {};
  if (!verdictOf) return;
  for (const passage of draft.grounds) {
    const { chunkId } = passage;
    const { level, reason } = verdictOn(passage, verdictOf);
    if (level !== 'clean') draft.guard.addPassage({ chunkId, level, reason });
  }
}

/**
 * By its own words and what stands above them; and by what was found in its document before, where that is worse. What somebody let in is
 * read, with its words marked.
 */
function verdictOn({ title, headings, text, guard, isLetIn }: RankedPassage, verdictOf: (text: string) => TextVerdict): TextVerdict {
  const seen = verdictOf([title, ...headings, text].join('\n\n'));
  const now: TextVerdict = seen.level === 'quarantined' && isLetIn ? { level: 'suspect', reason: seen.reason } : seen;
  return guard && worseLevel(guard.level, now.level) !== now.level ? guard : now;
}

/** Not which: whoever reads this later may not see the document. */
function notGiven({ length }: readonly RankedPassage[]): string {
  const what =
    length === 1 ? 'a passage gives orders to whoever answers and was' : `${length} passages give orders to whoever answers and were`;
  return `${what} not given to the model`;
}
