import { part } from './conversation.ts';
import { cues } from './cues.ts';
import { bit } from './lexicon.ts';
import type { Sentence } from './token.ts';

/** The cues' names, in the order of their numbers. */
export const cueNames = Object.keys(cues);
const all = Object.values(cues);

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
  return found;
}
