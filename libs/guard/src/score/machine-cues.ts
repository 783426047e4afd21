import { addressee, calls, isAnswerer, isMachine, isToldToBe } from './addressee.ts';
import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { anywhere, speech, verbs, where } from './orders.ts';
import { instructs } from './sentences.ts';
import { type Cue, hasPart, isOf, isPart, partAt, type Token } from './token.ts';

type Tokens = readonly Token[];

/** An order of any kind: whoever is called by name is told what comes after it. */
const hasAnyOrder = (tokens: Tokens, except: number): boolean =>
  anywhere(tokens, verbs, except) || tokens.some((token, at) => at !== except && token.leads && isOf(token, instructs | bit.ignore));

/** Who must do something when it is not the machine. */
const people = new Set('i we you they he she it if whether staff teams companies'.split(' '));

/** That a machine which answers people is spoken to, or spoken of as one that must. */
export const machineCues = {
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
} satisfies Record<string, Cue>;
