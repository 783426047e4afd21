import { inTime } from '#core';
import { askJudge, type JudgeModel, type JudgeOpinion } from './ask-judge.ts';
import type { ReadWindow, Said } from './said.ts';

export interface JudgingPart {
  readonly model: JudgeModel;
  /** For one passage. */
  readonly deadlineMs: number;
  /** Of one document, those that speak loudest. */
  readonly passages: number;
}

/** More is cut off: an order that needs more room is one of those that the score finds. */
const longestPassage = 2_000;

/**
 * What a language model makes of the windows that nobody suspects, one after the other. It is never asked about others: what it reads may talk
 * it round, so that its word takes no mark off. The first trouble ends it for this document: the next would wait as long.
 */
export async function judged(
  { model, deadlineMs, passages }: JudgingPart,
  windows: readonly ReadWindow[],
  signal: AbortSignal,
): Promise<Map<ReadWindow, Said>> {
  const said = new Map<ReadWindow, Said>();
  let trouble: string | null = null;
  const unsuspected = windows.filter(({ level }) => level === 'clean').toSorted((left, right) => right.score - left.score);
  for (const [index, window] of unsuspected.entries()) {
    const why = trouble ?? (index < passages ? null : `it is one of more than ${passages} passages`);
    if (why !== null) {
      said.set(window, { outcome: 'missed', by: 'judge', why });
      continue;
    }
    const answered = await inTime(deadlineMs, signal, (ends) => askJudge(model, window.text.slice(0, longestPassage).toWellFormed(), ends));
    if ('value' in answered) said.set(window, saidOf(answered.value));
    else {
      trouble = answered.status === 'late' ? 'the model was late' : 'the model failed';
      said.set(window, { outcome: 'missed', by: 'judge', why: trouble });
    }
  }
  return said;
}

function saidOf(opinion: JudgeOpinion | null): Said {
  if (opinion === null) return { outcome: 'missed', by: 'judge', why: 'the model gave no verdict' };
  if (!opinion.isAttack) return { outcome: 'harmless', by: 'judge' };
  return { outcome: 'attack', by: 'judge', reason: `a language model says: ${opinion.reason}` };
}
