import type { Answer } from '#contract';
import { sentencePlaces } from './sentence-places.ts';

/** How long an answer may be, and whether a text of it still fits. */
export interface ContentLimit {
  readonly maxTokens: number;
  readonly fits: (text: string) => boolean;
}

/** `countTokens` may count marks of its own round every text: they are no part of an answer. */
export function contentLimit(maxTokens: number, countTokens: (text: string) => number): ContentLimit {
  const around = countTokens('');
  return { maxTokens, fits: (text) => countTokens(text) - around <= maxTokens };
}

/** As much of an answer's text as fits, in whole sentences with their markers: half a sentence is no quote. */
export function textWithin(answer: Pick<Answer, 'answer' | 'sentences'>, { fits }: ContentLimit): string {
  const { answer: text } = answer;
  if (fits(text)) return text;
  const last = sentencePlaces(answer).findLast(({ end }) => fits(text.slice(0, end)));
  return text.slice(0, last?.end ?? 0);
}
