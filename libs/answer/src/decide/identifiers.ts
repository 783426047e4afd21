import { identifiersOf, type RankedPassage } from '#core';
import type { EvidenceSentence } from '../choose/evidence-sentence.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { isListItem } from '../text/sentences.ts';

/** The first of the passages that names all of them, else the first: a row about VX-125 says nothing of VX-117, however alike. */
export function passageAbout(identifiers: readonly string[], passages: readonly RankedPassage[]): RankedPassage | undefined {
  return passages.find((passage) => namesAll(`${aboveOf(passage)}\n${passage.text}`, identifiers)) ?? passages[0];
}

/** The identifiers that a sentence of the passage has to name itself: not those that its title and headings name, and no others beside them. */
export function unnamedAbove(identifiers: readonly string[], passage: RankedPassage): readonly string[] {
  const above = new Set(identifiersOf(aboveOf(passage)));
  return above.size > 0 && [...above].every((each) => identifiers.includes(each))
    ? identifiers.filter((each) => !above.has(each))
    : identifiers;
}

const aboveOf = ({ title, headings }: RankedPassage): string => [title, ...headings].join('\n');

/**
 * The sentences that name one of them, and those that go on from one that names nothing else, until another thing is named (“How heavy is the
 * P-41? It weighs 14 kg.”); where none names one, all.
 */
export function sentencesAbout<Sentence extends EvidenceSentence>(
  identifiers: readonly string[],
  sentences: readonly Sentence[],
): readonly Sentence[] {
  const kinds = new Set(identifiers.map(kindOf));
  const isOther = (each: string): boolean => !identifiers.includes(each) && (isThing(each) || kinds.has(kindOf(each)));
  let canGoOn = false;
  const about = sentences.filter((sentence, index) => {
    const named = identifiersOf(sentence.text);
    const isNamed = named.some((each) => identifiers.includes(each));
    canGoOn = (isNamed || (canGoOn && goesOn(sentences[index - 1], sentence))) && !named.some(isOther);
    return isNamed || canGoOn;
  });
  return about.length > 0 ? about : sentences;
}

/** Not “5km” or “230V”. */
const isThing = (identifier: string): boolean => /^\p{L}/u.test(identifier);

/** Of versions and numbers of places 2.10.4 and 2.9 are one. */
const kindOf = (identifier: string): string => identifier.replaceAll(/\p{L}+/gu, 'a').replaceAll(/\d+/g, '9');

/** In one paragraph, rows and items of lists apart. */
function goesOn(before: EvidenceSentence | undefined, { passage, span, text }: EvidenceSentence): boolean {
  if (before?.passage !== passage || hasTableLine(text) || hasTableLine(before.text) || isListItem(text)) return false;
  return !/\n\s*\n/.test(passage.text.slice(before.span.end, span.start));
}

function namesAll(text: string, identifiers: readonly string[]): boolean {
  const words = new Set(identifiersOf(text));
  return identifiers.every((each) => words.has(each));
}

const date = /^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})$/;
const period = /^(?:fy|cy|[qh]\d)[-/]?(?:\d{2}|\d{4})$/;

export const namesOf = (text: string): string[] => identifiersOf(text).filter(isName);

/** What nothing else is called: E-1042, 2.10.4, max_connections. Not FY2023, 5km or B2B, which a text may well write out. */
function isName(identifier: string): boolean {
  if (identifier.includes('_')) return true;
  if (/^\d+(?:\.\d+){2,}$/.test(identifier)) return !date.test(identifier);
  const digits = identifier.replaceAll(/\D/g, '').length;
  return /^\p{L}/u.test(identifier) && digits >= 3 && !period.test(identifier);
}

/** Of the names in a question, those that none of the passages has, however it joins them: “E-1044” stands where “E1044” or “E 1044” does. */
export function absentNames(
  question: string,
  passages: readonly Pick<RankedPassage, 'title' | 'headings' | 'text'>[],
): { readonly names: readonly string[]; readonly absent: readonly string[] } {
  const names = namesOf(question);
  if (names.length === 0) return { names, absent: [] };
  const said = new Set(passages.flatMap(({ title, headings, text }) => writtenIn([title, ...headings, text].join('\n'))));
  return { names, absent: names.filter((name) => !said.has(unjoined(name))) };
}

/** Every word without what joins its parts, and every two words as one. */
function writtenIn(text: string): string[] {
  const words = text.split(/\s+/).flatMap((word) => [word, ...identifiersOf(word)].map(unjoined));
  const plain = text.split(/[^\p{L}\d._]+/u).map(unjoined);
  return [...words, ...plain.slice(1).map((word, index) => `${plain[index]}${word}`)];
}

/** “v2.10.4” is version 2.10.4. */
const unjoined = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]/gu, '')
    .replace(/^v(?=\d)/, '');
