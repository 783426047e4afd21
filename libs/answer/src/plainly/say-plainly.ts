import type { ScoredSentence } from '../choose/choose-evidence.ts';
import { qualifies } from '../choose/idle-neighbours.ts';
import { isRightBehind } from '../choose/stand-alone.ts';
import type { SaidPlainly } from './said-plainly.ts';

/**
 * With the sentence that decided that there is an answer: where it says all that was asked, alone but for what bounds it right behind; else
 * beside the best.
 */
export function sayPlainly(
  best: readonly ScoredSentence[],
  all: readonly ScoredSentence[],
  said: SaidPlainly | undefined,
): readonly ScoredSentence[] {
  const isIt = ({ passage, span }: ScoredSentence): boolean =>
    passage.chunkId === said?.sentence.passage.chunkId && span.start === said.sentence.span.start;
  const own = all.find(isIt);
  if (!said || !own) return best;
  if (said.isFull && said.kind) return [own, ...all.filter((each) => isBehind(own, each) && qualifies.test(each.text))];
  return best.some(isIt) ? best : [...best, own].toSorted((a, b) => a.span.start - b.span.start);
}

const isBehind = (own: ScoredSentence, next: ScoredSentence): boolean => next.span.start > own.span.start && isRightBehind(own, next);
