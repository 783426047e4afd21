import type { Embedder } from '#core';

export interface FittedQuestion {
  readonly text: string;
  /** What was left out, in words for the caller; null when all of it fits. */
  readonly note: string | null;
}

/** As much of a question as its embedder takes, from its beginning: a long one is compared by most of its meaning instead of by none. */
export function fitQuestion(question: string, embedder: Pick<Embedder, 'countTokens' | 'maxTokens'>): FittedQuestion {
  const fits = (text: string): boolean => embedder.countTokens(text) <= embedder.maxTokens;
  if (fits(question)) return { text: question, note: null };
  const characters = Array.from(question);
  let [least, most] = [0, characters.length];
  while (least + 1 < most) {
    const middle = (least + most) >> 1;
    if (fits(characters.slice(0, middle).join(''))) least = middle;
    else most = middle;
  }
  const note = `the question is longer than the embedder takes: its first ${least} of ${characters.length} characters are compared by meaning; ask a shorter one`;
  return { text: characters.slice(0, least).join(''), note };
}
