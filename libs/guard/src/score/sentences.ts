import { bit, readWord } from './lexicon.ts';

/** Classes of verbs that tell somebody to do something. */
export const instructs = bit.act | bit.handle | bit.change | bit.tell | bit.send;

export interface Token {
  readonly word: string;
  readonly classes: number;
  /** Begins a sentence or a clause, or follows a word that asks: where an imperative stands. */
  readonly leads: boolean;
}

/** A stretch of a canonical text that is judged as one. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Words whose letters had to be put in order. */
  readonly repaired: number;
}

const boundary = /[.!?…]{1,8}["'”’)\]]{0,4}(?=\s)|[。！？]|\n\s{0,80}\n|\n(?=\s{0,40}(?:[-*+#>|]|\d{1,3}[.)]))/gu;
const words = /[\p{L}\p{M}\p{N}@$][\p{L}\p{M}\p{N}@$'’!-]*/gu;
/** After these an instruction begins; after a conjunction it does where one has begun before. */
const asking = new Set('please kindly plz now just immediately instead simply only first finally always next let'.split(' '));
const conjunctions = new Set('and then also but or'.split(' '));
const clauseBegins = /[\n:;,("“‘[\]>*#|!?.—–](?:[^\p{L}\p{N}]|$)|^["'“‘([{<*#>-]/u;
/** A longer stretch without an end is cut: lists and tables, and texts made to be slow. */
const mostTokens = 60;
const mostUnits = 800;

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const add = (end: number): void => {
    for (let from = start; from < end; from += mostUnits) pushPieces(sentences, text, from, Math.min(end, from + mostUnits));
    start = end;
  };
  for (const match of text.matchAll(boundary)) add(match.index + match[0].length);
  add(text.length);
  return sentences;
}

function pushPieces(sentences: Sentence[], text: string, start: number, end: number): void {
  const piece = text.slice(start, end);
  let tokens: Token[] = [];
  let [from, last, repaired, before, instructing] = [0, 0, 0, '', false];
  const flush = (to: number): void => {
    if (tokens.length > 0) sentences.push({ start: start + from, end: start + to, text: piece.slice(from, to), tokens, repaired });
    [tokens, from, repaired, instructing] = [[], to, 0, false];
  };
  for (const match of piece.matchAll(words)) {
    if (tokens.length >= mostTokens) flush(match.index);
    const { word, classes, isRepaired } = readWord(match[0]);
    const follows = asking.has(before) || (instructing && conjunctions.has(before));
    const leads = tokens.length === 0 || follows || clauseBegins.test(piece.slice(last, match.index));
    instructing ||=
      (leads && (classes & (instructs | bit.ignore)) !== 0) ||
      (classes & bit.please) !== 0 ||
      (before === 'you' && (classes & bit.interface) !== 0);
    tokens.push({ word, classes, leads });
    if (isRepaired) repaired += 1;
    [last, before] = [match.index + match[0].length, word];
  }
  flush(piece.length);
}

export const isOf = (token: Token | undefined, classes: number): boolean => token !== undefined && (token.classes & classes) !== 0;

/** Whether a word of these classes stands in [from, to). */
export function within(tokens: readonly Token[], from: number, to: number, classes: number): boolean {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1) if (isOf(tokens[at], classes)) return true;
  return false;
}
