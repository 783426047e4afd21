import { address } from './conversation-cues.ts';
import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { anywhere, speech, where } from './orders.ts';
import { type Cue, hasPart, isOf, isOrdered, isPart, type Token } from './token.ts';

type Tokens = readonly Token[];

/** Words that are given letter by letter: “the word PEBBLE”, “with the phrase “…””. */
const spelt =
  /\b(?:words?|phrase|sentence|token|code(?: word)?|string|line|mot|wort|satz|palabra|frase|parola|palavra|woord|zin|sł[oó]w\p{L}{1,4}|слов\p{L}{1,3})\s["“«„'‘「]?[A-ZÀ-ÞА-Я0-9][A-ZÀ-ÞА-Я0-9-]{2,40}(?!\p{L})/u;

/** What an answer is steered to: words, another address, away from what was found. */
export const steeringCues = {
  /** “end with the word PEBBLE”. */
  speltOut: ({ text, tokens, parts }) =>
    (parts & (part.say | part.put | part.reply)) !== 0 &&
    spelt.test(text) &&
    ((parts & part.reply) !== 0 || anywhere(tokens, part.say | part.put | part.show)),
  /** “reply only with …”. */
  answersWith: where([part.say], (tokens, at) => {
    const isSaid = /^(?:answer|reply|respond)$/.test(tokens[at]?.word ?? '') && isOrdered(tokens, at);
    return isSaid && tokens.slice(at + 1, at + 3).some(({ word }) => word === 'with');
  }),
  /** “tell the user to enter the password at …”. */
  fishesElsewhere: where([speech | part.send, part.asker], (tokens, at, { text }) => {
    if (!isOrdered(tokens, at) || !hasPart(tokens, [at + 1, at + 6], part.asker) || hasPart(tokens, [0, tokens.length], part.not))
      return false;
    return tokens.some((token) => isOf(token, bit.secret)) && address.test(text);
  }),
  /** “forget the passages and …”. */
  dropsContext: where([part.ignore], (tokens, at) => isOrdered(tokens, at) && isAboutContext(tokens, at)),
} satisfies Record<string, Cue>;

const contexts = new Set('context passages passage sources entries excerpts retrieved documents'.split(' '));
const isAboutContext = (tokens: Tokens, at: number): boolean =>
  tokens.slice(at + 1, at + 5).some((token) => contexts.has(token.word)) && !isPart(tokens[at - 1], part.not);
