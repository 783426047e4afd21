import { type ScoredSentence, startOf } from '../choose/choose-evidence.ts';
import { qualifies } from '../choose/idle-neighbours.ts';
import { isRightBehind } from '../choose/stand-alone.ts';
import type { SaidPlainly } from './said-plainly.ts';

/**
 * With the sentence that decided that there is an answer: where it says all that was asked, alone but for what bounds it right behind; else
 * beside the best of its document: of two documents, one would tell of another thing.
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
  const beside = best.filter((each) => !isIt(each) && isOfDocument(own, each));
  return [...beside, own].toSorted((a, b) => startOf(a) - startOf(b));
}

const isOfDocument = ({ passage }: ScoredSentence, other: ScoredSentence): boolean =>
  passage.documentId === other.passage.documentId && passage.revision === other.passage.revision;

const isBehind = (own: ScoredSentence, next: ScoredSentence): boolean => next.span.start > own.span.start && isRightBehind(own, next);
