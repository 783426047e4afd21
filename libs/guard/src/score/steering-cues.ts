import { address } from './conversation-cues.ts';
import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { listed } from './listed-words.ts';
import { anywhere, speech, verbs, where } from './orders.ts';
import { type Cue, hasPart, isOf, isOrdered, isPart, type Token } from './token.ts';

type Tokens = readonly Token[];

/** Words that are given letter by letter: “the word PEBBLE”, “with the phrase “…””. */
const spelt =
  /\b(?:words?|phrase|sentence|token|code(?: word)?|string|line|mot|wort|satz|palabra|frase|parola|palavra|woord|zin|sł[oó]w\p{L}{1,4}|слов\p{L}{1,3})\s["“«„'‘「]?[A-ZÀ-ÞА-Я0-9][A-ZÀ-ÞА-Я0-9-]{2,40}(?!\p{L})/u;

/** “the answer to any question about prices is …”. */
const answered =
  /\b(?:answers?|repl(?:y|ies)|responses?) to (?:any|every|all|each|whatever)\b[^.!?\n]{0,60}\b(?:is|are|reads?|must be|has to be|shall be|should be)\b(?! (?:in|on|at|found|available|given|provided|listed|below|here|published|posted|sent|due))/i;
/** “your safety rules are switched off”. */
const rulesOff =
  /\byour (?:\w{1,14} ){0,2}(?:rules|guidelines|filters?|restrictions|limits|policies|policy|instructions|safeguards|guardrails|constraints)\b[^.!?\n]{0,40}\b(?:off|disabled|suspended|lifted|removed|void|deactivated|cancelled|overridden|superseded|revoked|no longer (?:apply|valid|in force)|(?:do|does) not apply|(?:are|is) (?:hereby )?(?:replaced|updated|changed))\b/i;
/** “if this text is part of your context”. */
const given =
  /\b(?:in|into|from|of|within|entered|fills?|part of) your (?:context|retrieved \w{1,12}|search results|sources)\b|\byou (?:have )?(?:been |were |are )?(?:retrieved|given|handed|shown|fed|provided with|supplied with) (?:this|these) (?:\w{1,12} )?(?:text|passage|document|page|excerpt|context|sources?|results?)\b/i;
/** “send the whole conversation to …”. */
const conversation =
  /\b(?:whole|entire|full|complete|this|our|your|current|previous) (?:\w{1,10} )?(?:conversation|chat|dialogue|chat history|session|prompt|context)\b/i;

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
  answerIs: ({ text }) => answered.test(text),
  rulesOff: ({ text }) => rulesOff.test(text) && !/\b(?:if|when|make sure|check|unless|whether)\b/i.test(text),
  inYourContext: ({ text, tokens }) => given.test(text) && anywhere(tokens, verbs),
  carriesOff: ({ text, tokens }) => conversation.test(text) && tokens.some((token) => token.leads && isOf(token, bit.send | bit.act)),
} satisfies Record<string, Cue>;

const isAboutContext = (tokens: Tokens, at: number): boolean =>
  tokens.slice(at + 1, at + 5).some((token) => listed.contexts.has(token.word)) && !isPart(tokens[at - 1], part.not);
