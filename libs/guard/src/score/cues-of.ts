import { part } from './conversation.ts';
import { beliefs, cues } from './cues.ts';
import { bit } from './lexicon.ts';
import { isMentioned, isOnlyShown } from './shown.ts';
import type { Sentence } from './token.ts';

/** The cues' names, in the order of their numbers. */
export const cueNames = Object.keys(cues);
const all = Object.values(cues);
const shownNumber = cueNames.indexOf('onlyShown');
const mentionedNumber = cueNames.indexOf('mentioned');
/** What says by itself that somebody is told something. */
const ordering: ReadonlySet<number> = new Set(
  cueNames.flatMap((name, number) => (beliefs[name as keyof typeof beliefs] >= 0.8 ? [number] : [])),
);

const telling =
  bit.ignore |
  bit.answer |
  bit.please |
  bit.secret |
  bit.assistant |
  bit.urgent |
  bit.style |
  bit.persona |
  bit.my |
  bit.work |
  bit.you |
  bit.your |
  bit.send |
  bit.tell |
  bit.act |
  bit.handle |
  bit.code |
  bit.next;
const speaking =
  part.say | part.show | part.put | part.favour | part.refuse | part.send | part.ignore | part.machine | part.must | part.source;
const tellingSigns = /[\]>]\(|\]\(|<\/?[a-z]|\[\/?[a-z]|<\||[@+:]|[^\0-\u024f]/i;

/** The cues of a sentence, by number. The cheap gate: most sentences hold no word that could make one. */
export function cuesOf(sentence: Sentence): number[] {
  const { parts } = sentence;
  let classes = 0;
  for (const token of sentence.tokens) classes |= token.classes;
  if ((classes & telling) === 0 && (parts & speaking) === 0 && !tellingSigns.test(sentence.text)) return [];
  const found: number[] = [];
  for (const [number, cue] of all.entries()) if (cue(sentence)) found.push(number);
  if (!found.some((cue) => ordering.has(cue)) || !isOnlyShown(sentence, orders)) return found;
  return isMentioned(sentence) ? [...found, shownNumber, mentionedNumber] : [...found, shownNumber];
}

const orders = (sentence: Sentence): boolean => all.some((cue, number) => ordering.has(number) && cue(sentence));

/**
 * The cues of two sentences. Rules that are to be ignored “on the box” are a reader's, but not where the next sentence dictates what is said:
 * then the first is read as going on in it.
 */
export function cuesOfBoth(first: ReadSentence, next: ReadSentence | undefined): readonly number[] {
  if (next === undefined) return first.cues;
  const isDictated = first.cues.includes(narrows) && next.cues.some((cue) => dictating.has(cue)) && !next.cues.includes(onPaper);
  const both = [...new Set([...(isDictated ? cuesOf(inOne(first, next)) : first.cues), ...next.cues])];
  // What one sentence shows calms no other that gives orders.
  return ordersItself(first) || ordersItself(next) ? both.filter((cue) => !showing.has(cue)) : both;
}

const ordersItself = ({ cues }: ReadSentence): boolean => cues.some((cue) => ordering.has(cue)) && !cues.some((cue) => showing.has(cue));

export interface ReadSentence extends Sentence {
  readonly cues: readonly number[];
}

const showing = new Set(['onlyShown', 'mentioned', 'quotesOrder'].map((name) => cueNames.indexOf(name)));
const narrows = cueNames.indexOf('narrows');
const onPaper = cueNames.indexOf('answersOnPaper');
const dictating = new Set(['dictates', 'dictatesThat', 'dictatesWords', 'answersWith', 'tellsUser'].map((name) => cueNames.indexOf(name)));

function inOne(first: Sentence, next: Sentence): Sentence {
  const [text, tokens] = [`${first.text} ${next.text}`, [...first.tokens, ...next.tokens]];
  return { ...first, text, tokens, end: next.end, parts: first.parts | next.parts, repaired: first.repaired + next.repaired };
}
