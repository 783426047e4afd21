import { part, type Piece, piecesOf } from './conversation.ts';
import { bit, readWord } from './lexicon.ts';
import { openQuotes, type OpenQuote } from './quotation.ts';
import type { Sentence, Token } from './token.ts';

/** Classes of verbs that tell somebody to do something. */
export const instructs = bit.act | bit.handle | bit.change | bit.tell | bit.send;

const boundary = /[.!?…]{1,8}["'”’)\]]{0,4}(?=\s)|[。！？]|\n\s{0,80}\n|\n(?=\s{0,40}(?:[-*+#>|]|\d{1,3}[.)]))/gu;
const words = /[\p{L}\p{M}\p{N}@$][\p{L}\p{M}\p{N}@$'’!-]*/gu;
const withoutBlanks = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
/** After these an instruction begins; after a conjunction it does where one has begun before. */
const asking = new Set('please kindly plz now just immediately instead simply only first finally always next let'.split(' '));
/** “are to”, “has to”. */
const having = new Set('are is has have'.split(' '));
const conjunctions = new Set('and then also but or'.split(' '));
const clauseBegins = /[\n:;,("“‘[\]>*#|!?.—–、。«„「『؛،¿¡](?:[^\p{L}\p{N}]|$)|^["'“‘([{<*#>-]/u;
/** A longer stretch without an end is cut: lists and tables, and texts made to be slow. */
const mostTokens = 60;
const mostUnits = 800;

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const starts = stretchStarts(text);
  const quotes = openQuotes(text, starts);
  for (const [index, from] of starts.entries())
    new StretchReader(sentences, text.slice(from, starts[index + 1]), from, quotes[index] ?? null).read();
  return sentences;
}

function stretchStarts(text: string): number[] {
  const starts: number[] = [];
  let start = 0;
  const add = (end: number): void => {
    for (let from = start; from < end; from += mostUnits) starts.push(from);
    start = end;
  };
  for (const match of text.matchAll(boundary)) add(match.index + match[0].length);
  add(text.length);
  return starts;
}

/** Reads one stretch of a text into sentences, mostly one. */
class StretchReader {
  readonly #into: Sentence[];
  readonly #stretch: string;
  readonly #start: number;
  #tokens: Token[] = [];
  #from = 0;
  #parts = 0;
  #repaired = 0;
  #isInstructing = false;
  #before = '';
  #quote: string;
  #lead: string | undefined;

  constructor(into: Sentence[], stretch: string, start: number, open: OpenQuote | null) {
    this.#into = into;
    this.#stretch = stretch;
    this.#start = start;
    this.#quote = open?.mark ?? '';
    this.#lead = open?.lead;
  }

  read(): void {
    let last = 0;
    for (const match of this.#stretch.matchAll(words)) {
      if (this.#tokens.length >= mostTokens) this.#flush(match.index);
      this.#add(match[0], this.#stretch.slice(last, match.index));
      last = match.index + match[0].length;
    }
    this.#flush(this.#stretch.length);
  }

  #flush(to: number): void {
    const text = this.#stretch.slice(this.#from, to);
    const [start, end] = [this.#start + this.#from, this.#start + to];
    if (this.#tokens.length > 0) {
      const sentence = { start, end, text, tokens: this.#tokens, parts: this.#parts, repaired: this.#repaired };
      this.#into.push(this.#lead === undefined ? sentence : { ...sentence, lead: this.#lead });
    }
    this.#lead = undefined;
    [this.#tokens, this.#from, this.#parts, this.#repaired, this.#isInstructing] = [[], to, 0, 0, false];
  }

  #add(written: string, gap: string): void {
    const { word, classes, parts, isRepaired } = readWord(written);
    const mark = this.#tokens.length === 0 ? '^' : markIn(gap);
    const leads = mark !== '' || asking.has(this.#before) || (this.#isInstructing && conjunctions.has(this.#before));
    if (gap !== ' ') this.#quote = quoteAfter(this.#quote, gap);
    this.#isInstructing ||=
      (leads && (classes & (instructs | bit.ignore)) !== 0) ||
      (classes & bit.please) !== 0 ||
      (this.#before === 'you' && (classes & bit.interface) !== 0);
    const isQuoted = this.#quote !== '';
    if (withoutBlanks.test(word)) this.#pushPieces(piecesOf(written), { word, classes, mark, leads, isQuoted });
    else this.#push({ word, classes, parts: word === 'to' && having.has(this.#before) ? part.must : parts, mark, leads, isQuoted });
    if (isRepaired) this.#repaired += 1;
    this.#before = word;
  }

  /** The first of the pieces stands where the whole stood. */
  #pushPieces(pieces: readonly Piece[], whole: Omit<Token, 'parts'>): void {
    for (const [index, piece] of pieces.entries())
      this.#push(index === 0 ? { ...whole, ...piece } : { ...whole, ...piece, classes: 0, mark: '', leads: false });
  }

  #push(token: Token): void {
    this.#tokens.push(token);
    this.#parts |= token.parts;
  }
}

function markIn(gap: string): string {
  if (gap === ' ' || !clauseBegins.test(gap)) return '';
  return gap.trim().at(-1) ?? '\n';
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“”', '«': '»', '「': '」', '『': '』' };

/** Behind these without a blank a cell or a value begins, not somebody's words. */
const separating = new Set([',', ':', ';', '|', '=', '\t']);

/** The sign that opened the quotation in which one stands after `gap`; empty outside of one. */
function quoteAfter(open: string, gap: string): string {
  let quote = open;
  let last = ' ';
  for (const sign of gap) {
    if (quote !== '' && (closing[quote] as string).includes(sign)) quote = '';
    else if (quote === '' && sign in closing && !(sign === '"' && separating.has(last))) quote = sign;
    last = sign;
  }
  return quote;
}
