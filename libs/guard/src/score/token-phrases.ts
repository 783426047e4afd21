import { bit, commonWords } from './lexicon.ts';
import { instructs } from './sentences.ts';
import { type Cue, isOf, type Token } from './token.ts';

type Tokens = readonly Token[];
type TokenCue = (tokens: Tokens, at: number) => boolean;

/** Holds where it does at one of the words. */
export const some =
  (cue: TokenCue): Cue =>
  ({ tokens }) => {
    for (let at = 0; at < tokens.length; at += 1) if (cue(tokens, at)) return true;
    return false;
  };
export const leads = (tokens: Tokens, at: number, classes: number): boolean => tokens[at]?.leads === true && isOf(tokens[at], classes);
export const word = (tokens: Tokens, at: number, ...words: readonly string[]): boolean => words.includes(tokens[at]?.word ?? '');

/** “your answer”, “your final response”. */
export const yourAnswer: TokenCue = (tokens, at) =>
  isOf(tokens[at], bit.your) &&
  // “in the body of your message”: a letter.
  !word(tokens, at + 1, 'message') &&
  (isOf(tokens[at + 1], bit.answer) || (isOf(tokens[at + 1], bit.final) && isOf(tokens[at + 2], bit.answer)));
export const anyYourAnswer = (tokens: Tokens, from: number, to: number): boolean => {
  for (let at = from; at < Math.min(to, tokens.length); at += 1) if (yourAnswer(tokens, at)) return true;
  return false;
};
export const politely: TokenCue = (tokens, at) =>
  isOf(tokens[at], bit.please) || (word(tokens, at, 'can', 'could') && word(tokens, at + 1, 'you'));
export const asksFor = (classes: number): Cue =>
  some((tokens, at) => {
    if (!politely(tokens, at)) return false;
    for (let next = at + 1; next < at + 4; next += 1)
      if (isOf(tokens[next], instructs | bit.interface))
        return (
          isOf(tokens[next], classes) &&
          !isOf(tokens[next], bit.interface) &&
          !word(tokens, next + 1, 'attached', 'below', 'enclosed') &&
          // “can you tell me”, “give us a call”: people talk so.
          !(word(tokens, next, 'tell', 'give') && word(tokens, next + 1, 'me', 'us'))
        );
    return false;
  });
/** “email us”, “send an email to …”, “email help@…”: somebody is to be written to, nothing is carried away. */
export const contacts: TokenCue = (tokens, at) =>
  word(tokens, at + 1, 'an', 'a', 'us', 'your', 'any') ||
  word(tokens, at + 2, 'email', 'e-mail', 'message', 'request', 'letter', 'us') ||
  /.@./.test(tokens[at + 1]?.word ?? '');
export const addressAfter: TokenCue = (tokens, at) => {
  for (let next = at + 1; next < Math.min(at + 26, tokens.length); next += 1)
    if (/.@.|^(?:https?|www)$/.test((tokens[next] as Token).word)) return true;
  return false;
};
export const promptNamed: TokenCue = (tokens, at) =>
  (word(tokens, at, 'system', 'initial', 'original', 'starting', 'hidden', 'your') &&
    word(tokens, at + 1, 'prompt', 'instructions', 'instruction', 'directives')) ||
  (word(tokens, at, 'text', 'words', 'everything', 'conversation') && word(tokens, at + 1, 'above', 'before', 'back')) ||
  (word(tokens, at, 'previous', 'entire', 'above') && word(tokens, at + 1, 'message', 'messages', 'conversation', 'text')) ||
  (word(tokens, at, 'you') && word(tokens, at + 1, 'were', 'are') && word(tokens, at + 2, 'told', 'given', 'instructed', 'not'));

/** “everything above”, “the previous and say”; not “previous results”. */
export const namesWhatCameBefore: TokenCue = (tokens, at) => {
  for (let before = at + 1; before < at + 7; before += 1) {
    if (!isOf(tokens[before], bit.before)) continue;
    const next = tokens[before + 1];
    if (next === undefined || next.mark !== '' || next.classes !== 0 || next.word.length < 5 || commonWords.has(next.word)) return true;
  }
  return false;
};
