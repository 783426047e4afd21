import type { RankedPassage } from '#core';

const identifier = /(?=[^\s]*\p{L})(?=[^\s]*\d)[\p{L}\d][\p{L}\d._:/-]*[\p{L}\d]/gu;
const ordinal = /^\d+(st|nd|rd|th|s)$/;

/** What a question names by letters and digits in one word: part numbers, versions, error codes. Lower case. */
export function identifiersOf(question: string): string[] {
  const found = question.toLowerCase().match(identifier) ?? [];
  return found.filter((word) => !ordinal.test(word));
}

/** The first of the passages that names all of them, else the first: a row about VX-125 says nothing of VX-117, however alike. */
export function passageAbout(identifiers: readonly string[], passages: readonly RankedPassage[]): RankedPassage | undefined {
  return passages.find(({ text }) => namesAll(text, identifiers)) ?? passages[0];
}

/** The sentences that name one of them, where any does; else all. */
export function sentencesAbout<Sentence extends { readonly text: string }>(
  identifiers: readonly string[],
  sentences: readonly Sentence[],
): readonly Sentence[] {
  const naming = sentences.filter(({ text }) => identifiers.some((each) => namesAll(text, [each])));
  return naming.length > 0 ? naming : sentences;
}

function namesAll(text: string, identifiers: readonly string[]): boolean {
  const words = new Set(text.toLowerCase().match(identifier));
  return identifiers.every((each) => words.has(each));
}
