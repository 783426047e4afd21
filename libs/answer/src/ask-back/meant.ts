import { identifiersOf } from '#core';
import { contentStems, isContent, wordsOf } from '../text/words.ts';
import { kindsOfText } from './tell-apart.ts';

const ofAll =
  /(?<!\p{L})(?:which|each|every|all|any|both|most|least|compar\p{L}*|differ\p{L}*|welche[mnrs]?|jede[mnrs]?|alle[mnrs]?|beide[mnrs]?|vergleich\p{L}*|untersch[ie]\p{L}*)(?!\p{L})/iu;

/** Whether a question is about all that could be meant, or asks which of them it is: “What does each plan cost?”, “Which plan costs least?”. */
export const asksOfAll = (question: string): boolean => ofAll.test(question);

/**
 * Whether it speaks of them in the plural: of “the plans”, where the titles of all say “plan”. Of a “valve controller manual” these are
 * controllers or manuals; “valves” it may have several.
 */
export function speaksOfAll(question: string, titles: readonly string[]): boolean {
  const asked = new Set(wordsOf(question));
  const [first = [], ...others] = titles.map(wordsOf);
  const shared = first.filter((word) => isContent(word) && others.every((title) => title.includes(word)));
  const things = shared.slice(
    Math.max(
      0,
      shared.findLastIndex((word) => !kindsOfText.has(word)),
    ),
  );
  return things.some((word) => pluralsOf(word).some((plural) => asked.has(plural)));
}

const pluralsOf = (word: string): string[] => [
  ...['s', 'es', 'e', 'n', 'en', 'er'].map((ending) => word + ending),
  ...(word.endsWith('y') ? [word.replace(/y$/, 'ies')] : []),
];

/** Whether it says which is meant: by a word or an identifier that is in one of the marks and not in all. */
export function namesOneOf(question: string, marks: readonly string[]): boolean {
  const asked = tellingIn(question);
  const told = marks.map(tellingIn);
  return [...asked].some((word) => told.some((mark) => mark.has(word)) && !told.every((mark) => mark.has(word)));
}

/** Whether it holds all that the mark says. */
export function namesAllOf(text: string, mark: string): boolean {
  const said = tellingIn(text);
  return [...tellingIn(mark)].every((word) => said.has(word));
}

/** “VX 117” and “VX117” are VX-117. */
function tellingIn(text: string): ReadonlySet<string> {
  const identifiers = identifiersOf(text).map((each) => each.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return new Set([...contentStems(text), ...identifiers]);
}
