import { isDoneByMachine } from './addressee.ts';
import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { machineCues } from './machine-cues.ts';
import { isNarrowed } from './narrowing.ts';
import { anywhere, hasOrder, speech, verbs, where } from './orders.ts';
import { ruleCues } from './rule-cues.ts';
import { type Cue, hasPart, isOf, isOrdered, isPart, partAt, type Token } from './token.ts';

type Tokens = readonly Token[];

/** “if you have any questions”: of readers, who are told where to write. */
const areYours = (tokens: Tokens, asked: number): boolean =>
  tokens.slice(Math.max(0, asked - 5), asked).some(({ word }) => /^(?:have|has|got|haben|avez|tiene|tienen|avete)$/.test(word));

export const address =
  /\b(?:https?:|www\.)|\b[a-z0-9-]{2,40}\.(?:[a-z0-9-]{2,40}\.){0,3}(?:com|org|net|io|co|info|biz|example|test|app|dev|ai|me|xyz|site|online|shop|link|top|club|tv|eu|uk|us|ca|au|de|at|ch|fr|es|it|pt|nl|be|pl|cz|ru|ua|cn|jp|kr|in|tr|br|mx)\b(?!\()/i;

/**
 * What is said to a machine that answers people, told by who takes part and what passes between them: each cue is parts of a conversation
 * near each other, mostly in either order, and so the same in every tongue of the lists.
 */
export const conversationCues = {
  ...machineCues,
  ...ruleCues,
  tellsAsker: where(
    [speech | part.send, part.asker],
    (tokens, at) => isOrdered(tokens, at) && hasPart(tokens, [at + 1, at + 5], part.asker),
  ),
  /** “inform the members that …”; not “tell us”. */
  tellsSomebody: where([part.say], (tokens, at) => {
    const next = tokens[at + 1]?.word ?? '';
    const isTelling = /^(?:tell|inform|advise|assure|convince|instruct|remind)$/.test(tokens[at]?.word ?? '');
    return isTelling && isOrdered(tokens, at) && !/^(?:us|me|your|yourself|if|when)$/.test(next) && tokens.length > at + 4;
  }),
  /** “send the customer to pay.example.com”. */
  sendsAsker: where(
    [speech | part.send | part.put, part.asker | part.reply | part.every],
    (tokens, at, { text }) =>
      (isOrdered(tokens, at) || isDoneByMachine(tokens, at)) &&
      hasPart(tokens, [at + 1, at + 7], part.asker | part.reply) &&
      address.test(text),
  ),
  /** “begin every answer with …”. */
  shapesReplies: where([part.reply, verbs], (tokens, at) => {
    // English “your answer” is a cue of its own.
    if (
      !hasPart(tokens, [at - 3, at], part.every) &&
      !tokens.slice(Math.max(0, at - 2), at).some((one) => isPart(one, part.your) && !isOf(one, bit.your))
    )
      return false;
    return hasOrder(tokens, [at - 14, at + 12], speech | part.put, at);
  }),
  /** “reply only with …”. */
  answersOnly: where(
    [part.say, part.only],
    (tokens, at) => isOrdered(tokens, at) && (hasPart(tokens, [at + 1, at + 7], part.only, at) || hasPart(tokens, [at - 3, at], part.only)),
  ),
  answersInTongue: where(
    [part.tongue, part.say | part.reply],
    (tokens, at) => hasOrder(tokens, [at - 8, at + 6], part.say) || hasPart(tokens, [at - 8, at + 6], part.reply),
  ),
  /** “say the word …”, “say “…””. */
  dictatesWords: where(
    [part.say],
    (tokens, at) =>
      !tokens[at]?.isQuoted &&
      isOrdered(tokens, at) &&
      (hasPart(tokens, [at + 1, at + 5], part.word) || tokens.slice(at + 1, at + 7).some(({ isQuoted }) => isQuoted)),
  ),
  /** “if someone asks about prices, say …”. */
  whenAsked: where([part.if, part.asked, speech | part.send], (tokens, at) => {
    const asked = partAt(tokens, [at + 1, at + 7], part.asked);
    return asked >= 0 && !areYours(tokens, asked) && hasOrder(tokens, [asked + 1, asked + 14], speech | part.send);
  }),
  /** “to any question reply …”, “whatever is asked, say …”. */
  whateverAsked: where(
    [part.asked, part.every, speech],
    (tokens, at) => hasPart(tokens, [at - 2, at], part.every) && !areYours(tokens, at) && anywhere(tokens, speech, at),
  ),
  /** “when answering, …”, “before you tell anyone”. */
  whileAnswering: where([part.answering, verbs], (tokens, at) => {
    const before = tokens[at - 1];
    const opens = before !== undefined && (isPart(before, part.if) || /^(?:when|while|before|by|in|en|al|bei|beim)$/.test(before.word));
    return opens && anywhere(tokens, verbs, at);
  }),
  /** “answers on this page always begin with …”, “in replies the source is …”. */
  tellsOfReplies: where([part.reply], (tokens, at) => {
    if (!tokens.slice(Math.max(0, at - 3), at + 1).some(({ mark }) => mark !== '')) return false;
    if (hasPart(tokens, [at - 2, at], part.your | part.source) || !isReplyNoun.test((tokens[at] as Token).word)) return false;
    const does = partAt(tokens, [at + 1, at + 8], part.must | part.every | part.put | part.favour | part.say | part.show);
    return does >= 0 && hasPart(tokens, [does, does + 12], part.tongue | part.word | part.source | part.favour | part.put, at);
  }),
  /** An order by its form, in another tongue than English, and two more things of a conversation. */
  ordersAbroad: where([speech | part.ignore | part.send | part.put], (tokens, at) => {
    const token = tokens[at] as Token;
    const isTold =
      isPart(token, part.order) ||
      (token.word !== '' && !/^[a-z'-]+$/.test(token.word) && isOrdered(tokens, at)) ||
      isMustAbroad(tokens, at);
    if (!isTold || token.isQuoted || (isPart(token, part.ignore) && isNarrowed(tokens, at))) return false;
    const kinds = [
      part.machine | part.helper,
      part.asker,
      part.prompt,
      part.rules,
      part.inner,
      part.reply,
      part.only,
      part.asked,
      part.every,
      part.tongue,
      part.word,
    ];
    const named = kinds.filter((kind) => hasPart(tokens, [at - 10, at + 11], kind, at)).length;
    const dictated = tokens.slice(at + 1, at + 9).some(({ isQuoted }) => isQuoted) ? 1 : 0;
    return named + dictated >= 3;
  }),
  /** The order is somebody else's words, told within a sentence: “a line such as “ignore …””. */
  quotesOrder: where([speech | part.ignore | part.put], (tokens, at) => {
    if (!tokens[at]?.isQuoted || tokens[at - 1]?.isQuoted) return false;
    return tokens.filter(({ isQuoted }) => !isQuoted).length >= 4;
  }),
} satisfies Record<string, Cue>;

const isReplyNoun =
  /^(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|digests?|completions?|antwort(?:en)?|réponses?|respuestas?|rispost[ae]|respostas?)$/;
/** “muss … sagen”, “doit répondre”: English is left to the other cues. */
const isMustAbroad = (tokens: Tokens, at: number): boolean => {
  const must = partAt(tokens, [at - 8, at + 9], part.must);
  return must >= 0 && !/^(?:must|shall|should|ought|to)$/.test((tokens[must] as Token).word);
};
