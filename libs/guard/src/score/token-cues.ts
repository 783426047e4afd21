import { bit, commonWords } from './lexicon.ts';
import { instructs } from './sentences.ts';
import { isNarrowed } from './narrowing.ts';
import { type Cue, isOf, type Sentence, type Token, within } from './token.ts';

type Tokens = readonly Token[];
type TokenCue = (tokens: Tokens, at: number) => boolean;

const some =
  (cue: TokenCue): Cue =>
  ({ tokens }) => {
    for (let at = 0; at < tokens.length; at += 1) if (cue(tokens, at)) return true;
    return false;
  };
const leads = (tokens: Tokens, at: number, classes: number): boolean => tokens[at]?.leads === true && isOf(tokens[at], classes);
const word = (tokens: Tokens, at: number, ...words: readonly string[]): boolean => words.includes(tokens[at]?.word ?? '');
const count = ({ tokens }: Sentence, classes: number): number => tokens.filter((token) => isOf(token, classes)).length;

/** “your answer”, “your final response”. */
const yourAnswer: TokenCue = (tokens, at) =>
  isOf(tokens[at], bit.your) &&
  // “in the body of your message”: a letter.
  !word(tokens, at + 1, 'message') &&
  (isOf(tokens[at + 1], bit.answer) || (isOf(tokens[at + 1], bit.final) && isOf(tokens[at + 2], bit.answer)));
const anyYourAnswer = (tokens: Tokens, from: number, to: number): boolean => {
  for (let at = from; at < Math.min(to, tokens.length); at += 1) if (yourAnswer(tokens, at)) return true;
  return false;
};
const politely: TokenCue = (tokens, at) =>
  isOf(tokens[at], bit.please) || (word(tokens, at, 'can', 'could') && word(tokens, at + 1, 'you'));
const asksFor = (classes: number): Cue =>
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
const contacts: TokenCue = (tokens, at) =>
  word(tokens, at + 1, 'an', 'a', 'us', 'your', 'any') ||
  word(tokens, at + 2, 'email', 'e-mail', 'message', 'request', 'letter', 'us') ||
  /.@./.test(tokens[at + 1]?.word ?? '');
const addressAfter: TokenCue = (tokens, at) => {
  for (let next = at + 1; next < Math.min(at + 26, tokens.length); next += 1)
    if (/.@.|^(?:https?|www)$/.test((tokens[next] as Token).word)) return true;
  return false;
};
const promptNamed: TokenCue = (tokens, at) =>
  (word(tokens, at, 'system', 'initial', 'original', 'starting', 'hidden', 'your') &&
    word(tokens, at + 1, 'prompt', 'instructions', 'instruction', 'directives')) ||
  (word(tokens, at, 'text', 'words', 'everything', 'conversation') && word(tokens, at + 1, 'above', 'before', 'back')) ||
  (word(tokens, at, 'previous', 'entire', 'above') && word(tokens, at + 1, 'message', 'messages', 'conversation', 'text')) ||
  (word(tokens, at, 'you') && word(tokens, at + 1, 'were', 'are') && word(tokens, at + 2, 'told', 'given', 'instructed', 'not'));

/** “everything above”, “the previous and say”; not “previous results”. */
const namesWhatCameBefore: TokenCue = (tokens, at) => {
  for (let before = at + 1; before < at + 7; before += 1) {
    if (!isOf(tokens[before], bit.before)) continue;
    const next = tokens[before + 1];
    if (next === undefined || next.mark !== '' || next.classes !== 0 || next.word.length < 5 || commonWords.has(next.word)) return true;
  }
  return false;
};

/** Cues read off the classes of words, in an order with gaps: misspelling and paraphrase leave them standing where a fixed phrase would fail. */
export const tokenCues = {
  /** “ignore … instructions”, “disregard everything above”. */
  overrides: some(
    (tokens, at) =>
      isOf(tokens[at], bit.ignore) &&
      (within(tokens, at + 1, at + 7, bit.rule) || namesWhatCameBefore(tokens, at)) &&
      !isNarrowed(tokens, at),
  ),
  overridesRules: some(
    (tokens, at) =>
      isOf(tokens[at], bit.ignore) &&
      within(tokens, at + 1, at + 9, bit.rule) &&
      within(tokens, at + 1, at + 9, bit.before) &&
      !isNarrowed(tokens, at),
  ),
  /** “ignore the page and state …”, “disregard all info except …”. */
  overridesContent: some(
    (tokens, at) =>
      isOf(tokens[at], bit.ignore) &&
      !word(tokens, at - 1, 'to') &&
      !isNarrowed(tokens, at) &&
      within(tokens, at + 1, at + 6, bit.content) &&
      (within(tokens, at + 2, at + 14, bit.tell) || word(tokens, at + 1, 'all', 'any', 'everything')),
  ),
  instructsAnswer: some((tokens, at) => leads(tokens, at, instructs) && anyYourAnswer(tokens, at + 1, at + 18)),
  namesAnswer: some(yourAnswer),
  stylesAnswer: some(
    (tokens, at) =>
      leads(tokens, at, instructs | bit.answer) &&
      within(tokens, at + 1, at + 12, bit.style) &&
      within(tokens, at, at + 16, bit.answer | bit.your),
  ),
  asksAct: asksFor(bit.act | bit.send),
  asksHandling: asksFor(bit.handle | bit.change | bit.tell),
  /** “please” and a word that no form or page says: verbs are too many to list. */
  asksAnything: some((tokens, at) => politely(tokens, at) && tokens.length > at + 4 && !isOf(tokens[at + 1], bit.interface | bit.please)),
  /** “tell the user that …”. */
  tellsUser: some(
    (tokens, at) =>
      word(tokens, at, 'tell', 'inform', 'advise', 'convince', 'persuade', 'urge') &&
      word(tokens, at + 1, 'the', 'every', 'any', 'all') &&
      word(tokens, at + 2, 'user', 'users', 'reader', 'readers', 'human', 'customer'),
  ),
  obliges: some(
    (tokens, at) =>
      word(tokens, at, 'you') &&
      word(tokens, at + 1, 'must', 'should', 'shall', 'will', 'have', 'need') &&
      within(tokens, at + 2, at + 5, instructs),
  ),
  /** “send my records”: a document has nobody whose “my” it could be. */
  actsOnMine: some((tokens, at) => leads(tokens, at, bit.act | bit.handle | bit.send) && within(tokens, at + 1, at + 10, bit.my)),
  sendsAway: some((tokens, at) => leads(tokens, at, bit.send) && !contacts(tokens, at) && addressAfter(tokens, at)),
  asksSecret: some(
    (tokens, at) =>
      (isOf(tokens[at], bit.tell) || word(tokens, at, 'what', 'give', 'need', 'share', 'send', "what's")) &&
      within(tokens, at + 1, at + 8, bit.secret),
  ),
  asksPrompt: some((tokens, at) => {
    if (!isOf(tokens[at], bit.tell | bit.change) && !word(tokens, at, 'what', 'show', "what's")) return false;
    for (let next = at + 1; next < at + 10; next += 1) if (promptNamed(tokens, next)) return true;
    return false;
  }),
  persona: some(
    (tokens, at) =>
      (word(tokens, at, 'you') && word(tokens, at + 1, 'are') && word(tokens, at + 2, 'now', 'about', 'going', 'dan')) ||
      (leads(tokens, at, -1) && word(tokens, at, 'act') && word(tokens, at + 1, 'as', 'like')) ||
      (word(tokens, at, 'you') && word(tokens, at + 1, 'will', 'shall', 'must') && word(tokens, at + 2, 'now')) ||
      (word(tokens, at, 'from') && word(tokens, at + 1, 'now') && word(tokens, at + 2, 'on')) ||
      (word(tokens, at, 'do') && word(tokens, at + 1, 'anything') && word(tokens, at + 2, 'now')) ||
      leads(tokens, at, bit.persona),
  ),
  mode: some(
    (tokens, at) =>
      word(tokens, at, 'mode', 'override', 'reset') &&
      word(
        tokens,
        at - 1,
        'system',
        'admin',
        'administrator',
        'security',
        'enforcement',
        'maintenance',
        'developer',
        'debug',
        'god',
        'dan',
        'override',
        'unrestricted',
      ),
  ),
  urgent: (sentence) => count(sentence, bit.urgent) > 0,
  veryUrgent: (sentence) => count(sentence, bit.urgent) > 1 || sentence.text.includes('!!!'),
  newWork: some((tokens, at) => isOf(tokens[at], bit.next) && within(tokens, at + 1, at + 4, bit.work)),
  addsCode: some(
    (tokens, at) =>
      isOf(tokens[at], bit.next) &&
      within(tokens, at + 1, at + 3, bit.code) &&
      (within(tokens, at + 1, at + 12, bit.your | bit.answer) || within(tokens, at - 12, at, bit.your)),
  ),
  decodes: some(
    (tokens, at) =>
      leads(tokens, at, -1) &&
      word(tokens, at, 'decode', 'decrypt', 'unscramble', 'rot13', 'apply') &&
      within(tokens, at + 1, at + 12, bit.act | bit.handle | bit.style | bit.next),
  ),
  discusses: (sentence) => count(sentence, bit.discuss) > 1,
  describes: some(
    (tokens, at) =>
      word(tokens, at, 'attacker', 'attackers', 'adversary', 'adversaries', 'researchers', 'users', 'user', 'we', 'they', 'it', 'this') &&
      word(tokens, at + 1, 'may', 'can', 'could', 'might', 'will', 'was', 'were', 'is', 'are', 'have', 'has'),
  ),
} satisfies Record<string, Cue>;
