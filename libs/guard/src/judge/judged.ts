import { Fault, inTime } from '#core';
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

/** For all passages of a document: others wait behind it. */
const documentMs = 300_000;

/**
 * What a language model makes of the windows that nobody suspects, one after the other. It is never asked about others: what it reads may talk
 * it round, so that its word takes no mark off. A model that is late or away ends it for this document: the next would wait as long.
 */
export async function judged(part: JudgingPart, windows: readonly ReadWindow[], signal: AbortSignal): Promise<Map<ReadWindow, Said>> {
  const unsuspected = windows.filter(({ level }) => level === 'clean').toSorted((left, right) => right.score - left.score);
  const said = new Map<ReadWindow, Said>();
  let missed: Said = { outcome: 'missed', by: 'judge', why: 'the document took too long', isAway: true };
  await inTime(documentMs, signal, async (ends) => {
    for (const window of unsuspected.slice(0, part.passages)) {
      const one = await saidBy(part, window, ends);
      said.set(window, one);
      if (one.outcome !== 'missed' || !one.isAway) continue;
      missed = one;
      return;
    }
    missed = { outcome: 'missed', by: 'judge', why: `it is one of more than ${part.passages} passages` };
  });
  return new Map(unsuspected.map((window) => [window, said.get(window) ?? missed]));
}

async function saidBy({ model, deadlineMs }: JudgingPart, { text }: ReadWindow, signal: AbortSignal): Promise<Said> {
  const answered = await inTime(deadlineMs, signal, (ends) => askJudge(model, text.slice(0, longestPassage).toWellFormed(), ends));
  if ('value' in answered) return saidOf(answered.value);
  const why = answered.status === 'late' ? 'the model was late' : 'the model failed';
  return { outcome: 'missed', by: 'judge', why, isAway: !isRefusal(answered.error) };
}

/** Of these words, by a filter of the server for one: whoever writes a document chooses them. */
const isRefusal = (error: unknown): boolean => error instanceof Fault && (error.code === 'bad_request' || error.code === 'prompt_too_long');

function saidOf(opinion: JudgeOpinion | null): Said {
  if (opinion === null) return { outcome: 'missed', by: 'judge', why: 'the model gave no verdict' };
  if (!opinion.isAttack) return { outcome: 'harmless', by: 'judge' };
  return { outcome: 'attack', by: 'judge', reason: `a language model says: ${opinion.reason}` };
}
