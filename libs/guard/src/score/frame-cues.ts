import { isMachine } from './addressee.ts';
import { part } from './conversation.ts';
import { isAboutItself, isDeclined } from './forbidden.ts';
import { bit } from './lexicon.ts';
import { listed } from './listed-words.ts';
import { anywhere, speech, verbs, where } from './orders.ts';
import { instructs } from './sentences.ts';
import { type Cue, hasPart, isOf, isOrdered, isPart, type Token } from './token.ts';

type Tokens = readonly Token[];

const processing =
  /^(?:summari[sz]|process|quot|rela[yi]|index|retriev|pars|ingest|crawl|digest|rephras|paraphras|zusammenfass|verarbeit|résum|resum|riassum|samenvat|streszcz)/;
const carriesWords =
  /^(?:carr(?:y|ies)|contains?|includes?|has|have|bears?|enthält|enthalten|contient|contiennent|contiene|contém|bevat|zawiera)$/;
const replyNoun =
  /^(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|digests?|completions?|antwort(?:en)?|réponses?|respuestas?|rispost[ae]|respostas?|antwoord(?:en)?)$/;
/** Somebody else's words, within a sentence that tells of them. */
const isRetold = (tokens: Tokens, at: number): boolean =>
  tokens[at]?.isQuoted === true && tokens.filter(({ isQuoted }) => !isQuoted).length > 3;
const negated = (tokens: Tokens, at: number): boolean => hasPart(tokens, [at - 5, at], part.not);

/** What only whoever answers could do: what is ordered is about the reply, the asker, the question, the text itself. */
export const frameCues = {
  /** “do not mention this paragraph”. */
  hidesItself: ({ tokens, parts }) =>
    (parts & (part.say | part.show | part.favour)) !== 0 && tokens.some((_, at) => !isRetold(tokens, at) && isAboutItself(tokens, at)),
  /** “as a language model you …”. */
  asMachine: where([part.machine | part.helper | part.artificial, part.you], (tokens, at) => {
    if (isRetold(tokens, at)) return false;
    if (!isMachine(tokens, at) && !(isPart(tokens[at], part.helper) && [1, 2, 3].some((back) => isMachine(tokens, at - back))))
      return false;
    return (
      tokens.slice(Math.max(0, at - 4), at).some(({ word, leads }) => leads && /^(?:as|als|en|como|come|jako)$/.test(word)) &&
      hasPart(tokens, [at + 1, at + 9], part.you)
    );
  }),
  /** “do not answer the question”, “instead of answering the question”. */
  declinesQuestion: ({ tokens, parts }) =>
    (parts & part.asked) !== 0 &&
    tokens.some((token, at) => listed.question.has(token.word) && !isRetold(tokens, at) && isDeclined(tokens, at)),
  /** “reply that …”. */
  dictatesThat: where([part.say], (tokens, at) => {
    const token = tokens[at] as Token;
    if (!listed.that.has(tokens[at + 1]?.word ?? '') || !isOrdered(tokens, at) || hasPart(tokens, [at - 3, at], part.you)) return false;
    return tokens[at + 1]?.word !== 'that' || listed.saysThat.has(token.word);
  }),
  /** “your task is now …”, “you have been updated”. */
  givesRole: ({ tokens }) =>
    tokens.some(({ word }, at) => {
      if (isRetold(tokens, at)) return false;
      if (word === 'you')
        return (
          /^(?:have|are|were)$/.test(tokens[at + 1]?.word ?? '') && tokens.slice(at + 2, at + 4).some((one) => listed.renewed.has(one.word))
        );
      return listed.roles.has(word) && hasYour(tokens, at) && tokens.slice(at + 1, at + 4).some((one) => listed.changed.has(one.word));
    }),
  /** “when summarising this report, …”, “whoever quotes this page has to …”. */
  asReadHere: where([part.this], (tokens, at, { parts }) => {
    if (!tokens.slice(Math.max(0, at - 3), at).some(({ word }) => processing.test(word))) return false;
    return (parts & part.must) !== 0 || anywhere(tokens, verbs) || tokens.some((token) => token.leads && isOf(token, instructs));
  }),
  /** “every reply contains the words “…””. */
  repliesCarry: where([part.reply], (tokens, at) => {
    if (!replyNoun.test((tokens[at] as Token).word)) return false;
    const does = tokens.findIndex(
      (token, index) => index > at && index < at + 6 && (isPart(token, part.put | part.must) || carriesWords.test(token.word)),
    );
    return (
      does >= 0 &&
      tokens
        .slice(does + 1, does + 8)
        .some((token, index) => (token.isQuoted && !tokens[at]?.isQuoted) || isDictated(tokens, does + 1 + index))
    );
  }),
  /** “each response starts with …”. */
  everyReply: where([part.reply, part.every], (tokens, at) => {
    if (!replyNoun.test((tokens[at] as Token).word) || !hasPart(tokens, [at - 3, at], part.every)) return false;
    return tokens.slice(at + 1, at + 7).some((token) => isPart(token, part.put | part.must) || carriesWords.test(token.word));
  }),
  /** “the person you are talking to”. */
  namesListener: ({ tokens }) =>
    tokens.some(
      ({ word }, at) =>
        /^(?:talking|speaking|chatting|conversing|replying|responding)$/.test(word) &&
        tokens[at - 1]?.word === 'are' &&
        tokens[at - 2]?.word === 'you',
    ) && tokens.some(({ word }) => /^(?:person|whoever|human|user|one|people)$/.test(word)),
  /** “ask the user for the password”. */
  fishes: where([part.asker], (tokens, at) => {
    const asks = tokens.findIndex(
      ({ word }, verb) =>
        verb >= at - 4 && verb < at && (word === 'ask' || isPart(tokens[verb], part.say | part.send)) && isOrdered(tokens, verb),
    );
    // “say that the user has guessed …”.
    if (asks < 0 || tokens.slice(asks, at).some(({ word }) => listed.that.has(word))) return false;
    return !negated(tokens, at) && tokens.slice(at + 1, at + 15).some((token) => isOf(token, bit.secret));
  }),
  /** “this is a message from your developers”. */
  claimsMaker: ({ tokens }) =>
    tokens.some(
      ({ word }, at) =>
        listed.makers.has(word) &&
        hasYour(tokens, at) &&
        tokens.slice(Math.max(0, at - 4), at).some((one) => /^(?:from|by|am|are|is|i'm)$/.test(one.word)),
    ),
  /** An order, and four or more of what a conversation with a machine is made of. */
  ordersManyThings: where([speech | part.ignore | part.send | part.put], (tokens, at) => {
    if (isRetold(tokens, at) || (!isOrdered(tokens, at) && !isObliged(tokens, at))) return false;
    const near = (kind: number): boolean => hasPart(tokens, [at - 10, at + 11], kind, at);
    const isQuoting = tokens.slice(at + 1, at + 9).some(({ isQuoted }) => isQuoted);
    return kinds.filter(near).length + (isQuoting ? 1 : 0) >= 4;
  }),
} satisfies Record<string, Cue>;

const kinds = [
  part.machine | part.helper,
  part.asker,
  part.prompt | part.rules | part.inner,
  part.reply,
  part.only,
  part.asked,
  part.every,
  part.tongue,
  part.word,
  part.source,
];
/** “the assistant should respond …”. */
const isObliged = (tokens: Tokens, at: number): boolean =>
  hasPart(tokens, [at - 4, at], part.must) && hasPart(tokens, [at - 8, at], part.machine | part.helper);
const hasYour = (tokens: Tokens, at: number): boolean =>
  tokens.slice(Math.max(0, at - 2), at).some((one) => isOf(one, bit.your) || isPart(one, part.your));

/** “the word PEBBLE”, “the phrase …”. */
const isDictated = (tokens: Tokens, at: number): boolean =>
  /^(?:words?|phrase|sentence|token|wort|satz|mot|palabra|frase|parola|palavra|woord|zin|słow[aoem]+|слов[аом]+)$/.test(
    tokens[at]?.word ?? '',
  );
