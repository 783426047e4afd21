import { isContent, wordsOf } from '../text/words.ts';

export interface History {
  /** Empty where nothing was asked before, or nothing of it fits. */
  readonly text: string;
  /** What was shortened or left out, in words; null where all stands whole. */
  readonly note: string | null;
}

/** Of a question that is shortened, its first words that tell something. */
const wordsKept = 8;

/**
 * The questions before, as far as they fit: when they do not, the oldest are brought down to the words that tell something, then left out,
 * the oldest first. By rule, so that it costs nothing and invents nothing.
 */
export function historyWithin(turns: readonly string[], fits: (text: string) => boolean): History {
  if (turns.length === 0) return { text: '', note: null };
  for (let shortened = 0; shortened <= turns.length; shortened += 1) {
    const told = turns.map((turn, index) => (index < shortened ? summaryOf(turn) : turn)).filter(isTelling);
    const left = turns.length - told.length;
    const text = written(told);
    if (fits(text)) return { text, note: noteOf(Math.max(0, shortened - left), left) };
  }
  for (let dropped = 1; dropped < turns.length; dropped += 1) {
    const told = turns.slice(dropped).map(summaryOf).filter(isTelling);
    const text = written(told);
    if (fits(text)) return { text, note: noteOf(told.length, turns.length - told.length) };
  }
  return { text: '', note: noteOf(0, turns.length) };
}

/** One of small words only has none left when it is shortened. */
const isTelling = (turn: string): boolean => turn.trim() !== '';

function written(turns: readonly string[]): string {
  if (turns.length === 0) return '';
  const lines = turns.map((turn) => `- ${turn.replaceAll(/\s+/g, ' ').trim()}`);
  return `Asked before, to understand the question, not to be answered:\n${lines.join('\n')}\n`;
}

/** Its telling words in their order, as they were written. */
function summaryOf(turn: string): string {
  const words = turn.match(/[\p{L}\p{M}\p{N}_.’'-]+/gu) ?? [];
  return words
    .filter((word) => wordsOf(word).some(isContent))
    .slice(0, wordsKept)
    .join(' ');
}

function noteOf(shortened: number, dropped: number): string | null {
  const told = [
    ...(shortened > 0 ? [`${questions(shortened)} before this one went to the model shortened`] : []),
    ...(dropped > 0 ? [`${questions(dropped)} before this one did not fit and went not to the model`] : []),
  ];
  return told.length === 0 ? null : told.join('; ');
}

const questions = (count: number): string => (count === 1 ? '1 question' : `${count} questions`);
