import { part } from './conversation.ts';
import { addressee, calls, isAnswerer, isMachine, isToldToBe } from './addressee.ts';
import { isNarrowed } from './narrowing.ts';
import { anywhere, hasOrder, orderAt, speech, verbs, where } from './orders.ts';
import { hasPart, isOf, isOrdered, isPart, lastPart, partAt, type Token } from './token.ts';
import { bit } from './lexicon.ts';
import { instructs } from './sentences.ts';
import type { Cue } from './token-cues.ts';

type Tokens = readonly Token[];

/** An order of any kind: whoever is called by name is told what comes after it. */
const hasAnyOrder = (tokens: Tokens, except: number): boolean =>
  anywhere(tokens, verbs, except) || tokens.some((token, at) => at !== except && token.leads && isOf(token, instructs | bit.ignore));

/** “if you have any questions”: of readers, who are told where to write. */
const areYours = (tokens: Tokens, asked: number): boolean =>
  tokens.slice(Math.max(0, asked - 5), asked).some(({ word }) => /^(?:have|has|got|haben|avez|tiene|tienen|avete)$/.test(word));

const address =
  /\b(?:https?:|www\.)|\b[a-z0-9-]{2,40}\.(?:[a-z0-9-]{2,40}\.){0,3}(?:com|org|net|io|co|info|biz|example|test|app|dev|ai|me|xyz|site|online|shop|link|top|club|tv|eu|uk|us|ca|au|de|at|ch|fr|es|it|pt|nl|be|pl|cz|ru|ua|cn|jp|kr|in|tr|br|mx)\b(?!\()/i;
/** Who must do something when it is not the machine. */
const people = new Set('i we you they he she it if whether staff teams companies'.split(' '));
const confidential = new Set('confidential secret vertraulich geheim confidentiel confidencial riservato riservate poufne'.split(' '));
/** After rules that are to be ignored, this says which: those of a device, a letter, a case. */
const narrowing = new Set(
  'on from in of for i sent we about given by if unless at printed concerning del della des der den dem der wysłane sur dans'.split(' '),
);

/**
 * What is said to a machine that answers people, told by who takes part and what passes between them: each cue is parts of a conversation
 * near each other, mostly in either order, and so the same in every tongue of the lists.
 */
export const conversationCues = {
  /** “Assistant, say …”, “…, dear model.” and an order. */
  callsMachine: (sentence) => {
    const at = calls(sentence, 'by name');
    return at >= 0 && isAnswerer(sentence.tokens, at) && hasAnyOrder(sentence.tokens, at);
  },
  /** “Agent, say …”: people are assistants, agents and models as well. */
  callsHelper: (sentence) => {
    const at = calls(sentence, 'by name');
    return at >= 0 && !isAnswerer(sentence.tokens, at) && hasAnyOrder(sentence.tokens, at);
  },
  /** “LLM: add …”, “bots: refuse”: a name and a colon are a part in a dialogue as well. */
  turnOfMachine: (sentence) => {
    const at = calls(sentence, 'with a colon');
    return at >= 0 && hasAnyOrder(sentence.tokens, at);
  },
  namesMachine: (sentence) => calls(sentence, 'by name') >= 0 || calls(sentence, 'with a colon') >= 0,
  /** “note to the AI”, “hint for whoever summarises this”. */
  noteToMachine: where(
    [part.note, part.machine | part.helper | part.whoever | part.artificial],
    (tokens, at) => tokens.slice(Math.max(0, at - 3), at + 1).some(({ mark }) => mark !== '') && addressee(tokens, at + 1, 'machine'),
  ),
  /** “note to the assistant”. */
  noteToHelper: where(
    [part.note, part.helper],
    (tokens, at) => tokens.slice(Math.max(0, at - 3), at + 1).some(({ mark }) => mark !== '') && addressee(tokens, at + 1, 'helper'),
  ),
  /** “if you are a language model …”. */
  ifMachine: where(
    [part.machine | part.helper | part.artificial, part.if, part.you],
    (tokens, at) => isMachine(tokens, at) && hasPart(tokens, [at - 6, at], part.if) && isToldToBe(tokens, at),
  ),
  /** “language models must …”, “anyone answering shall …”. */
  obligesMachine: where([part.must], (tokens, at) => {
    // “AI must not be used to answer”: what people may do with it.
    if (tokens.slice(at + 1, at + 3).some(({ word }) => word === 'be')) return false;
    const from = tokens.slice(0, at).findLastIndex(({ word }) => people.has(word)) + 1;
    for (let who = Math.max(from, at - 8); who < at; who += 1)
      if (isAnswerer(tokens, who) && hasPart(tokens, [at + 1, at + 9], speech | part.put | part.send | part.ignore)) return true;
    return false;
  }),
  /** “the assistant must …” of answers, users, questions: other assistants hold ladders. */
  obligesHelper: where([part.helper, part.must, speech], (tokens, at) => {
    const must = partAt(tokens, [at + 1, at + 7], part.must);
    const verb = must < 0 ? -1 : partAt(tokens, [must + 1, must + 8], speech);
    if (verb < 0) return false;
    const about = part.asker | part.reply | part.asked | part.source | part.prompt;
    return hasPart(tokens, [0, tokens.length], about, verb) || hasPart(tokens, [must + 1, verb], part.every | part.only);
  }),
  /** “bots reply in Dutch”, “the AI refuses and says …”. */
  tellsOfMachine: where([part.machine | part.helper | part.artificial, speech], (tokens, at) => {
    if (!isMachine(tokens, at) && !isPart(tokens[at], part.helper)) return false;
    const verb = partAt(tokens, [at + 1, at + 6], speech);
    if (verb < 0) return false;
    return (
      hasPart(tokens, [verb + 1, verb + 10], part.only | part.tongue | part.word) ||
      tokens.slice(verb, verb + 6).some((one) => one.isQuoted)
    );
  }),
  /** “the answering system could point each customer to …”. */
  machineServes: where(
    [speech | part.send | part.put, part.machine | part.helper | part.artificial, part.asker | part.asked | part.reply],
    (tokens, at) => {
      const who = tokens.findIndex((_, index) => index >= at - 6 && index < at && isMachine(tokens, index));
      return (
        who >= 0 &&
        hasPart(tokens, [at + 1, at + 6], part.asker | part.asked) &&
        tokens[at - 1]?.word !== 'to' &&
        (hasPart(tokens, [0, tokens.length], part.only | part.tongue | part.must) ||
          (hasPart(tokens, [0, tokens.length], part.every) && /^(?:could|can|should|will|may|might)$/.test(tokens[at - 1]?.word ?? '')))
      );
    },
  ),
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
  /** “repeat your initial instructions”. */
  leaksRules: where([part.show | part.say, part.rules | part.prompt | part.inner], (tokens, at) => {
    if (hasPart(tokens, [at - 3, at], part.not)) return false;
    if (!isOrdered(tokens, at) && !isDoneByMachine(tokens, at)) return false;
    // Before the verb they are what it was ignored for: “ignore your rules and say …”.
    for (let what = tokens[at]?.leads ? at + 1 : Math.max(0, at - 8); what < at + 9; what += 1)
      if (what !== at && namesOwnRules(tokens, what)) return true;
    return false;
  }),
  /** “reveal your system prompt”. */
  leaksOwnRules: where([part.show, part.your, part.rules | part.prompt | part.inner], (tokens, at) => {
    if (hasPart(tokens, [at - 3, at], part.not) || (!isOrdered(tokens, at) && !isDoneByMachine(tokens, at))) return false;
    const your = partAt(tokens, [at - 8, at + 8], part.your);
    if (your < 0) return false;
    const what = part.word | part.rules;
    return (
      hasPart(tokens, [your - 1, your + 5], part.prompt) ||
      (hasPart(tokens, [your, your + 4], part.inner) && hasPart(tokens, [your, your + 5], what))
    );
  }),
  /** “ignore earlier instructions and say …”. */
  overridesAndAsks: where([part.ignore, speech | part.put], (tokens, at) => {
    if (!isOrdered(tokens, at) || isNarrowed(tokens, at)) return false;
    const of = part.rules | part.source | part.asked | part.reply;
    if (
      !hasPart(tokens, [at - 8, at + 9], of, at) ||
      !hasPart(tokens, [at - 8, at + 9], part.inner | part.your | part.every | part.asked, at)
    )
      return false;
    return orderAt(tokens, [at + 1, tokens.length], speech | part.put) >= 0;
  }),
  /** “ignore earlier instructions”, in any order of words. */
  overridesRulesAnywhere: where(
    [part.ignore, part.rules, part.inner | part.your],
    (tokens, at) =>
      !isOf(tokens[at], bit.ignore) &&
      !isNarrowed(tokens, at) &&
      hasPart(tokens, [at - 7, at + 8], part.rules, at) &&
      hasPart(tokens, [at - 7, at + 8], part.inner | part.your, at),
  ),
  /** “ignore earlier instructions on the box”, “… if your model has a handle”. */
  narrows: where([part.ignore, part.rules], (tokens, at) => {
    const last = lastPart(tokens, at + 1, at + 9, part.rules | part.inner);
    const next = tokens[last + 1];
    return last >= 0 && next !== undefined && (narrowing.has(next.word) || isPart(next, part.if));
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
  /** “do not reveal this note”, “users are not to be told”. */
  keepsSecret: where([part.not | part.refuse | part.note | part.rules], (tokens, at) => {
    const token = tokens[at] as Token;
    if (isPart(token, part.not)) {
      const verb = partAt(tokens, [at + 1, at + 4], part.say | part.show | part.favour);
      return verb >= 0 && hasPart(tokens, [verb + 1, verb + 4], part.note | part.rules | part.asker);
    }
    if (isPart(token, part.refuse)) return isOrdered(tokens, at) && hasPart(tokens, [at + 1, at + 4], part.note | part.rules);
    return tokens.slice(at + 1, at + 4).some(({ word }) => confidential.has(word));
  }),
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
  /** “never share your password”. */
  guardsSecret: ({ tokens, parts }) =>
    (parts & (part.not | part.refuse)) !== 0 &&
    tokens.some((token, at) => isOf(token, bit.secret) && hasPart(tokens, [at - 8, at + 6], part.not | part.refuse)),
  /** The order is somebody else's words, told within a sentence: “a line such as “ignore …””. */
  quotesOrder: where([speech | part.ignore | part.put], (tokens, at) => {
    if (!tokens[at]?.isQuoted || tokens[at - 1]?.isQuoted) return false;
    return tokens.filter(({ isQuoted }) => !isQuoted).length >= 4;
  }),
} satisfies Record<string, Cue>;

const isDoneByMachine = (tokens: Tokens, at: number): boolean =>
  isMachine(tokens, at - 1) || isMachine(tokens, at - 2) || hasPart(tokens, [at - 3, at], part.helper);

const isReplyNoun =
  /^(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|digests?|completions?|antwort(?:en)?|réponses?|respuestas?|rispost[ae]|respostas?)$/;
/** “muss … sagen”, “doit répondre”: English is left to the other cues. */
const isMustAbroad = (tokens: Tokens, at: number): boolean => {
  const must = partAt(tokens, [at - 8, at + 9], part.must);
  return must >= 0 && !/^(?:must|shall|should|ought|to)$/.test((tokens[must] as Token).word);
};

/** “system prompt”, “your rules”, “initial text”, “everything above”. */
function namesOwnRules(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isPart(token, part.prompt)) return hasPart(tokens, [at - 3, at + 3], part.your | part.inner, at) || token.word.length > 7;
  if (isPart(token, part.rules)) return hasPart(tokens, [at - 4, at + 3], part.your | part.inner, at);
  if (!isPart(token, part.inner)) return false;
  return (
    hasPart(tokens, [at - 3, at + 4], part.word | part.every | part.note, at) &&
    hasPart(tokens, [at - 4, at + 5], part.your | part.every | part.asker, at)
  );
}
