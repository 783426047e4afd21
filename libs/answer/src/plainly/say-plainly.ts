import type { ScoredSentence } from '../choose-evidence.ts';
import type { SaidPlainly } from './said-plainly.ts';

/** With the sentence that decided that there is an answer: alone where it says all that was asked, else beside the best. */
export function sayPlainly(
  best: readonly ScoredSentence[],
  all: readonly ScoredSentence[],
  said: SaidPlainly | undefined,
): readonly ScoredSentence[] {
  const isIt = ({ passage, span }: ScoredSentence): boolean =>
    passage.chunkId === said?.sentence.passage.chunkId && span.start === said.sentence.span.start;
  const own = all.find(isIt);
  if (!said || !own) return best;
  if (said.isFull && said.kind) return [own];
  return best.some(isIt) ? best : [...best, own].toSorted((a, b) => a.span.start - b.span.start);
}
