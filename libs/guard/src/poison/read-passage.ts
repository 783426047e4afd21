import type { RankedPassage } from '#core';
import { type AskedQuestion, coverageOf, plainText, stemsOf, wordsOf } from './asked-question.ts';
import { type Echo, echoOf } from './query-echo.ts';
import { isJamming } from './jamming.ts';

export type FoundPassage = Pick<RankedPassage, 'chunkId' | 'documentId' | 'title' | 'headings' | 'text' | 'ordinal' | 'changedAt'>;

/** A passage as it is looked at for one question. */
export interface ReadPassage {
  readonly passage: FoundPassage;
  readonly echo: Echo | null;
  readonly jams: boolean;
  /** A document of a few sentences, as are written by the dozen. */
  readonly isSlight: boolean;
  /** Share of the question's words of content that its text, or what stands above it, says. */
  readonly covers: number;
  /** Begins with a question in running text that is not the one asked. */
  readonly asksOtherwise: boolean;
  /** Words of content that its text says, and of them those beyond the question's. */
  readonly stems: ReadonlySet<string>;
  readonly beyond: ReadonlySet<string>;
  /** Of `beyond`: names and figures, by which most answers are told apart. */
  readonly named: ReadonlySet<string>;
}

const slightWords = 120;
/** Tied to where a sentence begins: from every sign of a long text without one it would run to the end. */
const question = /(?<=^|[.!?\n])[^.!?\n]*[?？]/gu;
const leadingQuestion = /^[^.!?\n]{10,300}[?？][^\n]*\p{L}{3}/u;
/** Behind the end of a sentence a capital letter makes no name. */
const atStart = /(?:^|[.!?:;\n"“‘'«(]\s*)$/u;

export function readPassage(asked: AskedQuestion, passage: FoundPassage): ReadPassage {
  const { title, headings, text, ordinal } = passage;
  const echo = echoOf(asked, text);
  const said = (echo?.rest ?? plainText(text)).replaceAll(question, ' ');
  const words = wordsOf(said);
  const stems = new Set(stemsOf(words, asked.small));
  const above = stemsOf(wordsOf([title, ...headings].join(' ')), asked.small);
  return {
    passage,
    echo,
    jams: isJamming(text),
    isSlight: ordinal === 0 && words.length <= slightWords,
    covers: coverageOf(asked, new Set([...stems, ...above])),
    asksOtherwise: echo === null && leadingQuestion.test(plainText(text).trimStart()),
    stems,
    beyond: without(stems, asked.stems),
    named: without(new Set(stemsOf(namesIn(said), asked.small)), asked.stems),
  };
}

/** Words with a digit, and those with a capital letter within a sentence, or beside another one. */
function namesIn(text: string): string[] {
  const found = [...text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)];
  const isCapital = (index: number): boolean => /^\p{Lu}/u.test(found[index]?.[0] ?? '');
  return found
    .filter(({ 0: word, index }, place) => {
      if (/\p{N}/u.test(word)) return true;
      if (!isCapital(place)) return false;
      return !atStart.test(text.slice(Math.max(0, index - 3), index)) || isCapital(place + 1);
    })
    .map(([word]) => word.toLowerCase());
}

const without = (all: ReadonlySet<string>, these: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...all].filter((each) => !these.has(each)));
