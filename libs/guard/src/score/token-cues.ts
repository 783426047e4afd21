import { bit } from './lexicon.ts';
import { instructs } from './sentences.ts';
import { isNarrowed } from './narrowing.ts';
import { type Cue, isOf, type Sentence, within } from './token.ts';
import {
  addressAfter,
  anyYourAnswer,
  asksFor,
  contacts,
  leads,
  namesWhatCameBefore,
  politely,
  promptNamed,
  some,
  word,
  yourAnswer,
} from './token-phrases.ts';

const count = ({ tokens }: Sentence, classes: number): number => tokens.filter((token) => isOf(token, classes)).length;

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
