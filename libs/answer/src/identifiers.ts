import { identifiersOf, type RankedPassage } from '#core';

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
  const words = new Set(identifiersOf(text));
  return identifiers.every((each) => words.has(each));
}

/** The identifiers of a question that none of the passages has, however it joins them: “E-1044” stands where “e1044” does. */
export function absentIdentifiers(question: string, passages: readonly Pick<RankedPassage, 'title' | 'headings' | 'text'>[]): string[] {
  const said = passages.map(({ title, headings, text }) => unjoined([title, ...headings, text].join(' ')));
  return identifiersOf(question).filter((each) => !said.some((text) => text.includes(unjoined(each))));
}

const unjoined = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
