import { determinerOf } from './phrases.ts';
import { contentWords, isSmall, wordsOf } from './words-of.ts';

const auxiliary = '(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had)';
const hilfsverb =
  '(?:ist|sind|war|waren|kann|können|konnte|darf|dürfen|muss|müssen|soll|sollen|sollte|hat|haben|wird|werden|wurde|wurden|gibt|gilt|gelten|kostet|kosten|brauche|braucht|bekomme|bekommt)';
// “and when I am not logged in” joins; “and when was it built” asks.
const interrogative = `(?:what|how|why|who|which|(?:when|where)(?=\\s+${auxiliary}\\b)|was|wie|wann|wo|warum|wer|welche[rsnm]?)`;
const preposition = '(?:in|at|on|for|by|to|from|with|für|mit|bei|seit|bis|ab)';
/** Whom or what a clause is about that begins with its verb: “and can it …”, “and is there a …”; not “and is planned”. */
const pronoun = "(?:i|we|you|he|she|it|they|one|this|that|these|those|there|any(?:one|body)|some(?:one|body))(?![\\p{L}'’])";
const determined = `(?:${pronoun}|(?:the|an?|my|our|your|its|their|any|some)(?![\\p{L}'’]))`;
/** “and have the results appear” asks nothing. */
const bidding = '(?:do|have|had|may)';
/** “and is water damage included”; not “and is widely used”. */
const passive =
  '(?:is|are|was|were)\\s+(?!(?:\\p{L}+ly|now|still|being|been|often|also|only|not|always|never|then|most|more|so|to|called|known)\\s)(?:\\p{L}+\\s){1,2}(?:\\p{L}+ed|free|possible|available)[?!.]*$';
const subjekt = '(?:ich|wir|du|er|sie|es|man|ihr|das|dies|die|der|ein|eine|mein|meine|unser|unsere|jeder?|jemand)(?!\\p{L})';
const verbFirst = `(?:${bidding}\\s+${pronoun}|(?!${bidding}\\s)${auxiliary}\\s+${determined}|${passive}|${hilfsverb}\\s+${subjekt}|(?-i:\\p{Ll}{3,}(?:t|en))\\s+(?:sie|er|es|man|ich|wir)(?!\\p{L}))`;
const joined = new RegExp(`,?\\s+(?:and|und)\\s+(?=(?:${preposition}\\s+)?${interrogative}\\s|${verbFirst})`, 'iu');
const begins = new RegExp(`(?:^|[,;:]\\s*|\\b${preposition}\\s)${interrogative}(?!\\p{L})|^${verbFirst}`, 'iu');
/** The first may be about anything: “Are dogs allowed”. */
const opens = new RegExp(`^(?:${auxiliary}|${hilfsverb})\\s`, 'iu');

/** “How is it made and who made it?” is two, “What is the warranty and can it be extended?” too: both begin as questions do. */
export function clausesOf(question: string): string[] {
  const pieces = question.split(joined);
  // “The ECDC and WHO regional office”.
  const isName = (piece: string): boolean => /^\p{Lu}{2}/u.test(piece) && /\p{Ll}/u.test(question);
  const isAsked = (piece: string, index: number): boolean => begins.test(piece) || (index === 0 && opens.test(piece));
  return pieces.length > 1 && pieces.every((piece, index) => isAsked(piece.trim(), index) && (index === 0 || !isName(piece)))
    ? pieces
    : [question];
}

const leastWords = 2;
const state = /^(?:is|are|was|were|ist|sind|war|waren|kostet|kosten)$/i;
/** “May I smoke?” */
const askers = new RegExp(`^(?:${auxiliary}\\s+(?:i|we|you)|${hilfsverb}\\s+(?:ich|wir|man|du))\\s`, 'iu');
const notAThing = /(?:ed|ing)$/i;

/** Whether it says enough to be searched for alone: two words of content, or one that is plainly a thing, as in “How long is the warranty?”. */
export function saysEnough(part: string, language: string | null): boolean {
  const content = contentWords(part, language);
  if (content.length >= leastWords) return true;
  const [thing] = content;
  if (thing === undefined || notAThing.test(thing)) return false;
  const words = wordsOf(part);
  const before = words[words.indexOf(thing) - 1] ?? '';
  const isDetermined = determinerOf(before, 'en') !== null || determinerOf(before, 'de') !== null;
  return isDetermined || askers.test(part.trim()) || (state.test(before) && isSmall(words[0] ?? '', language) && words.at(-1) === thing);
}
