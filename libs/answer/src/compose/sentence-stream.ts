import { splitSentences } from '../text/sentences.ts';
import { datesOf } from '../support/dates.ts';

/** A sentence of a model. */
export interface WrittenSentence {
  readonly text: string;
  /** Of the evidence it is about, as the model says; null where it numbers nothing. */
  readonly group: number | null;
}

/** Reference numbers a model writes although told not to: the service writes the markers. */
const ownMarkers = /\s*\[(\d+(\s*[,–-]\s*\d+)*)\]/g;

/** Small models answer in lists; a sentence is checked and shown without its number. */
const listMark = /^(?:(\d{1,2})[.):]|[-*•])\s+(?=[\p{L}\p{N}“"'(])/u;
/** A day of a month, in the languages that write a full stop behind it; with its year, because “1. April” may be of a list and a name. */
const beginsWithDate = (sentence: string): boolean => datesOf(sentence)[0]?.start === 0 && /^\d{1,2}\. \p{L}+ \d{4}\b/u.test(sentence);

/** A number with nothing to say behind it. */
const emptyItem = /^(\d{1,2})[.):]?\s*[-–—]*$/;

/** Whether a sentence has its end mark: without one it is a headline, or was cut off. */
export function isComplete(sentence: string): boolean {
  return /[.!?…。！？]["'”’)\]]*$/.test(sentence);
}

/** Cuts text that arrives in pieces into sentences; the last one comes out only when it is complete or the text has ended. */
export class SentenceStream {
  private pending = '';
  private group: number | null = null;

  push(piece: string): WrittenSentence[] {
    this.pending += piece;
    const spans = splitSentences(this.pending);
    const last = spans.at(-1);
    if (!last || spans.length < 2) return [];
    const done = spans.slice(0, -1).map(({ start, end }) => this.pending.slice(start, end));
    this.pending = this.pending.slice(last.start);
    return done.flatMap((sentence) => this.read(sentence));
  }

  /** What is left. Without an end mark it was cut off by the token limit. */
  end(): { readonly sentences: readonly WrittenSentence[]; readonly isCut: boolean } {
    const rest = splitSentences(this.pending).flatMap(({ start, end }) => this.read(this.pending.slice(start, end)));
    const last = rest.at(-1);
    const isCut = last !== undefined && !isComplete(last.text);
    return { sentences: isCut ? rest.slice(0, -1) : rest, isCut };
  }

  /** A number counts for the sentences behind it too, up to the next. */
  private read(sentence: string): WrittenSentence[] {
    const plain = sentence.replaceAll(ownMarkers, '').replaceAll(/\s+/g, ' ').trim();
    const [, empty] = emptyItem.exec(plain) ?? [];
    if (empty !== undefined) this.group = Number(empty);
    if (plain === '' || empty !== undefined) return [];
    const [mark = '', number] = beginsWithDate(plain) ? [] : (listMark.exec(plain) ?? []);
    if (number !== undefined) this.group = Number(number);
    return [{ text: plain.slice(mark.length), group: this.group }];
  }
}
