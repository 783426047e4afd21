import type { RankedPassage } from '#core';
import { contentStems, isContent, wordsOf } from '../text/words.ts';
import type { Rival } from './rivals.ts';
import type { Statement } from './says-otherwise.ts';
import { kindsOfText, piecesOf } from './tell-apart.ts';

/** Sentences with fewer words in common give other instructions. */
const sameInstruction = 0.6;

/**
 * Whether these are about things of one kind that each have a name, such as the manuals of two coffee machines, and the question asks of
 * that kind what each of them speaks of: “How do I reset the coffee machine?” Then what they say needs no figures to be two answers.
 */
export function areKindred(question: string, passages: readonly RankedPassage[], rivals: readonly Rival[]): boolean {
  const wanted = contentStems(question);
  const isSaidBy = ({ passage: { title, headings, text } }: Rival): boolean => {
    const said = new Set(contentStems([title, ...headings, text].join(' ')));
    return wanted.every((stem) => said.has(stem));
  };
  const [kind = [], ...others] = rivals.map(({ passage }) => contentStems(kindIn(passage.title)));
  const isOfKind = wanted.some((stem) => kind.includes(stem) && others.every((other) => other.includes(stem)));
  return isOfKind && rivals.every(isSaidBy) && rivals.every(({ mark }) => isName(mark, passages));
}

const kindIn = (title: string): string =>
  wordsOf(title)
    .filter((word) => isContent(word) && !kindsOfText.has(word))
    .join(' ');

/** “Alba”, “Heron 3”: what no passage writes as an ordinary word. In “Retrieve a batch” and “Cancel a batch” nothing is a name. */
function isName(mark: string, passages: readonly RankedPassage[]): boolean {
  const written = new Set(passages.flatMap(({ text }) => text.match(/\p{L}+/gu) ?? []));
  const words = piecesOf(mark).filter(
    (word) => !/^\p{N}+$/u.test(word) && isContent(word.toLowerCase()) && !kindsOfText.has(word.toLowerCase()),
  );
  return words.length > 0 && words.every((word) => /\p{Lu}/u.test(word) && !written.has(word.toLowerCase()));
}

/** Whether two sentences tell to do different things. */
export function instructsOtherwise(one: Statement, other: Statement): boolean {
  const wordsIn = ({ text, subject }: Statement): ReadonlySet<string> => {
    const own = new Set(contentStems(subject));
    return new Set(contentStems(text).filter((stem) => !own.has(stem)));
  };
  const [a, b] = [wordsIn(one), wordsIn(other)];
  const both = [...a].filter((stem) => b.has(stem)).length;
  return both / (a.size + b.size - both) < sameInstruction;
}
