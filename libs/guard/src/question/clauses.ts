import { sentencesOf } from '../score/sentences.ts';

/** The words from where an imperative may stand, in lower case and put right where they were misspelt. */
export interface Clause {
  readonly words: string;
  /** What stands before it in its sentence. */
  readonly before: string;
}

const mostWords = 16;

/** Every place of a question where somebody could begin to be told something, and the words from there to the sentence's end. */
export function clausesOf(text: string): Clause[] {
  return sentencesOf(text).flatMap(({ tokens }) => {
    const words = tokens.map(({ word }) => word);
    return tokens.flatMap(({ leads }, at) =>
      leads ? [{ words: words.slice(at, at + mostWords).join(' '), before: words.slice(0, at).join(' ') }] : [],
    );
  });
}
