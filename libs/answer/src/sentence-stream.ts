import { splitSentences } from './sentences.ts';
import { datesOf } from './support/dates.ts';

/** Reference numbers a model writes although told not to: the service writes the markers. */
const ownMarkers = /\s*\[(\d+(\s*[,–-]\s*\d+)*)\]/g;

/** Small models answer in lists; a sentence is checked and shown without its number. */
const listMark = /^(?:\d{1,2}[.)]|[-*•])\s+(?=[\p{Lu}“"])/u;

/** Whether a sentence has its end mark: without one it is a headline, or was cut off. */
export function isComplete(sentence: string): boolean {
  return /[.!?…。！？]["'”’)\]]*$/.test(sentence);
}

/** Cuts text that arrives in pieces into sentences; the last one comes out only when it is complete or the text has ended. */
export class SentenceStream {
  private pending = '';

  push(piece: string): string[] {
    this.pending += piece;
    const spans = splitSentences(this.pending);
    const last = spans.at(-1);
    if (!last || spans.length < 2) return [];
    const done = spans.slice(0, -1).map(({ start, end }) => this.pending.slice(start, end));
    this.pending = this.pending.slice(last.start);
    return done.map(cleaned).filter((sentence) => sentence !== '');
  }

  /** What is left. Without an end mark it was cut off by the token limit. */
  end(): { readonly sentences: readonly string[]; readonly isCut: boolean } {
    const rest = splitSentences(this.pending).map(({ start, end }) => cleaned(this.pending.slice(start, end)));
    const isCut = rest.length > 0 && !isComplete(rest.at(-1) ?? '');
    return { sentences: (isCut ? rest.slice(0, -1) : rest).filter((sentence) => sentence !== ''), isCut };
  }
}

function cleaned(sentence: string): string {
  const plain = sentence.replaceAll(ownMarkers, '').replaceAll(/\s+/g, ' ').trim();
  return datesOf(plain)[0]?.start === 0 ? plain : plain.replace(listMark, '');
}
