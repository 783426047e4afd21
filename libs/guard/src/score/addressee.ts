import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { listed } from './listed-words.ts';
import { hasPart, isOf, isPart, partAt, type Sentence, type Token } from './token.ts';

type Tokens = readonly Token[];

/** After a name, what the one called is doing now. */
const doing =
  /^(?:reading|who|that|which|when|answering|relaying|indexing|processing|summari[sz]ing|generating|composing|writing|preparing|answers|reads|handling|qui|que|der|die|das|welche|der|che|quien|który|które|czytający|читающ)/u;

/** A machine that answers by its name, or one of the words for one beside a word that makes it that. */
export function isMachine(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isPart(token, part.machine)) return true;
  // Things that answer are machines only beside a word that says so: “automated systems”, “artificial readers”.
  const isThing = isPart(token, part.helper) || listed.thingsThatAnswer.has(token.word);
  if (!isThing) return false;
  if (hasPart(tokens, [at - 2, at], part.artificial)) return true;
  // “systems answering this”; “respondents answer” does not make them machines.
  return [1, 2].some((next) => isPart(tokens[at + next], part.artificial) && tokens[at + next]?.word !== 'answer');
}

/** A machine, or whoever answers: “anyone responding”. */
export function isAnswerer(tokens: Tokens, at: number): boolean {
  if (isMachine(tokens, at)) return true;
  return isPart(tokens[at], part.whoever) && hasPart(tokens, [at + 1, at + 4], part.answering | part.say);
}

/** Whether what follows a note is for a machine: “to the assistant”, “for AI”. */
export function addressee(tokens: Tokens, from: number, who: 'machine' | 'helper'): boolean {
  // “TODO(ai)”.
  if (who === 'machine' && tokens[from]?.mark === '(' && isMachine(tokens, from) && tokens[from + 1]?.mark === ':') return true;
  // “send a message to a chatbot”.
  if (isOf(tokens[from - 3], bit.send) || isOf(tokens[from - 2], bit.send)) return false;
  for (let at = from; at < from + 3; at += 1) {
    if (!listed.direct.has(tokens[at]?.word ?? '')) continue;
    for (let name = at + 1; name < at + 5; name += 1) {
      // “a message to send to the agent”.
      if (isOf(tokens[name], bit.send) || listed.direct.has(tokens[name]?.word ?? '')) break;
      const isNamed = isAnswerer(tokens, name);
      if (who === 'machine' ? isNamed : !isNamed && isPart(tokens[name], part.helper) && !isPart(tokens[name - 1], part.your)) return true;
    }
  }
  return false;
}

const orders = part.say | part.show | part.put | part.favour | part.refuse | part.send | part.ignore;
const before = new Set(['^', '.', '!', '?', '"', '“', '>', '\n', ':', '—', '–', '-', ';', '|', '¡', '¿', '#', '*', '«', '„', '「', '/']);

/** Where somebody who answers is called, “by name” (a comma, an exclamation mark) or “with a colon”; -1 if nowhere. */
export function calls({ tokens, parts, text }: Sentence, how: 'by name' | 'with a colon'): number {
  if ((parts & (part.machine | part.helper | part.artificial | part.whoever)) === 0) return -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const isNamed = isAnswerer(tokens, at);
    if (!isNamed && !isPart(tokens[at], part.helper)) continue;
    if (how === 'by name' ? isCalled(tokens, at, text, isNamed) : isBeforeColon(tokens, at, isNamed)) return at;
  }
  return -1;
}

function isCalled(tokens: Tokens, at: number, text: string, isNamed: boolean): boolean {
  // Told of somebody who said so.
  if (tokens[at]?.isQuoted && tokens.slice(0, at).filter(({ isQuoted }) => !isQuoted).length > 3) return false;
  const next = tokens[at + 1];
  if (tokens[at]?.word.startsWith('@') && isPart(next, orders)) return true;
  const opening = openingOf(tokens, at);
  if (opening !== null && next !== undefined && /^[,!;—–،、。]$/.test(next.mark)) return true;
  if (opening !== null && opening.isDirect && next?.mark === ':') return true;
  if (tokens[at]?.mark === ',' || isAfterCommaAnd(tokens, at)) {
    if (next === undefined) return /[.!"”»]\s*$/.test(text) && (isNamed || tokens.length > 3);
    if (/^[.!?;]$/.test(next.mark)) return true;
    return /^[,:]$/.test(next.mark) && isPart(next, orders | part.you | part.not | part.must);
  }
  return false;
}

/** “…, dear model”. */
const isAfterCommaAnd = (tokens: Tokens, at: number): boolean =>
  tokens[at - 1]?.mark === ',' && /^(?:dear|hey|artificial|liebe[rs]?|cher|estimado|caro)$/.test(tokens[at - 1]?.word ?? '');

/** “AI: …”, “bots that read this: …”; not “Assistant: …”, which plays a part. */
function isBeforeColon(tokens: Tokens, at: number, isNamed: boolean): boolean {
  const opening = openingOf(tokens, at);
  if (opening === null) return false;
  if (tokens[at + 1]?.mark === ':') return isNamed || (tokens[at]?.word ?? '').endsWith('s');
  if (!doing.test(tokens[at + 1]?.word ?? '')) return false;
  for (let end = at + 2; end < at + 7; end += 1) if (tokens[end]?.mark === ':' || tokens[end]?.mark === ',') return true;
  return false;
}

/** Whether a clause begins at the name, or with words that lead up to it: greetings, prepositions, articles. */
function openingOf(tokens: Tokens, at: number): { readonly isDirect: boolean } | null {
  let [isDirect, unknown] = [false, 0];
  for (let from = at; from >= Math.max(0, at - 4); from -= 1) {
    const token = tokens[from] as Token;
    if (from < at && !listed.leadIn.has(token.word) && !isPart(token, part.artificial)) unknown += 1;
    if (from < at && listed.direct.has(token.word)) isDirect = true;
    // “to the library bot”: one word that is not known.
    if (unknown > 1) return null;
    if (before.has(token.mark)) return unknown === 0 || isDirect ? { isDirect } : null;
  }
  return null;
}

/** “if you are a language model …”: you are one, and do not train one. */
export function isToldToBe(tokens: Tokens, at: number): boolean {
  const dutch = tokens.findIndex(({ word }, index) => index > at - 5 && index < at && word === 'je' && tokens[index - 1]?.word === 'als');
  const you = dutch >= 0 ? dutch : partAt(tokens, [at - 5, at], part.you);
  return (
    you >= 0 &&
    tokens
      .slice(you + 1, at)
      .every(
        (token) =>
          isPart(token, part.artificial) ||
          (token.word.length < 5 && !token.word.startsWith('use')) ||
          /^(?:large|indeed)$/.test(token.word),
      )
  );
}

/** “the assistant will say …”: who does what stands at `at`. */
export const isDoneByMachine = (tokens: Tokens, at: number): boolean =>
  isMachine(tokens, at - 1) || isMachine(tokens, at - 2) || hasPart(tokens, [at - 3, at], part.helper);
