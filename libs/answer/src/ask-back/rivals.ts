import type { RankedPassage } from '#core';
import { type Course, type Found } from '../decide/course.ts';
import { weighEvidence } from '../decide/gate.ts';
import { contentStems } from '../text/words.ts';
import { namesOneOf, speaksOfAll } from './meant.ts';
import { tellApart } from './tell-apart.ts';

/** A document that could be meant. */
export interface Rival {
  /** Its passage that is nearest to the question. */
  readonly passage: RankedPassage;
  /** What tells it apart from the others. */
  readonly mark: string;
}

/** Evidence this far below that of the best is nearly the same. */
const nearlySame = 0.03;
/** What a question may lack for an answer and is still asked back: it lacks it because it names nothing. */
const slack = { open: 0.2, plain: 0.08 };
const mostRivals = 6;

/**
 * Documents whose evidence for the question is nearly the same, the best first, where the question has no word that is in one of them and not
 * in the other, and their titles, or else their headings, tell them apart. Empty where nothing is to be asked: also where the question names
 * one of them, or speaks of all.
 */
export function rivalsOf({ question, found, threshold }: Course, isOpen: boolean): Rival[] {
  const least = threshold - (isOpen ? slack.open : slack.plain);
  const near = nearestOfEach(found)
    .map((passage) => ({ passage, score: scoreOf(question.text, found, passage) }))
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score);
  const best = near[0];
  if (!best) return [];
  const wanted = contentStems(question.text);
  const saidIn = (passage: RankedPassage): string => {
    const said = new Set(contentStems([passage.title, ...passage.headings, passage.text].join(' ')));
    return wanted.filter((stem) => said.has(stem)).join(' ');
  };
  const rivals = near
    .filter(({ passage, score }) => best.score - score <= nearlySame && saidIn(passage) === saidIn(best.passage))
    .map(({ passage }) => passage)
    .filter((passage, index) => index === 0 || marksOf([best.passage, passage]) !== null)
    .slice(0, mostRivals);
  const marks = rivals.length < 2 ? null : marksOf(rivals);
  // A passage that speaks of another thing beside its own has that one's name too: the words they share do not tell.
  if (marks === null || namesOneOf(question.text, marks)) return [];
  const titles = rivals.map(({ title }) => title);
  return speaksOfAll(question.text, titles) ? [] : rivals.map((passage, index) => ({ passage, mark: marks[index] ?? '' }));
}

function nearestOfEach({ passages }: Found): RankedPassage[] {
  const nearest = new Map<string, RankedPassage>();
  for (const passage of passages) {
    const known = nearest.get(passage.documentId);
    if (passage.cosine !== null && (!known || passage.cosine > (known.cosine ?? 0))) nearest.set(passage.documentId, passage);
  }
  return [...nearest.values()];
}

function scoreOf(question: string, found: Found, passage: RankedPassage): number {
  return weighEvidence(question, { ...found, passages: [passage] })?.score ?? 0;
}

/** By their titles, or where all have the same by the headings that their passages stand under. */
function marksOf(passages: readonly RankedPassage[]): readonly string[] | null {
  const titles = passages.map(({ title }) => title);
  if (new Set(titles).size > 1) return tellApart(titles);
  return tellApart(passages.map(({ title, headings }) => [title, ...headings].join(' ')));
}
