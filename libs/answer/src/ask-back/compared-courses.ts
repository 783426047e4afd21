import type { RankedPassage } from '#core';
import { sentencesOf } from '../choose/choose-evidence.ts';
import { type Course, decided } from '../decide/course.ts';
import { absentNames } from '../decide/identifiers.ts';
import { choiceSlack } from './chosen-course.ts';
import { saysOtherwise, type Statement } from './says-otherwise.ts';
import { tellApart } from './tell-apart.ts';

/**
 * The sides of a comparison: one whose evidence falls a little short is answered where another has enough and their documents, of kindred
 * things, say the same but for their figures. That “price” is not the document's word is then no word on what it holds.
 */
export function comparedCourses(sides: readonly Course[]): readonly Course[] {
  const answered = sides.filter(({ verdict }) => verdict === null);
  return sides.map((side) => (isJustShort(side) && answered.some((other) => saysItsOwn(side, other)) ? lowered(side) : side));
}

function isJustShort({ question, found, weighed, threshold, verdict }: Course): boolean {
  const isNear = weighed !== null && weighed.score < threshold && weighed.score >= threshold - choiceSlack;
  return verdict?.status === 'abstained' && isNear && absentNames(question.text, found.passages).absent.length === 0;
}

const lowered = (side: Course): Course => decided({ ...side, threshold: side.threshold - choiceSlack });

function saysItsOwn({ found: { passages } }: Course, other: Course): boolean {
  const [one, another] = [passages[0], other.found.passages[0]];
  const marks = one && another && one.documentId !== another.documentId ? tellApart([one.title, another.title]) : null;
  const [mark, otherMark] = marks ?? [];
  if (!one || !another || mark === undefined || otherMark === undefined) return false;
  const said = statementsOf(another, otherMark);
  return statementsOf(one, mark).some((statement) => said.some((against) => saysOtherwise(statement, against)));
}

const statementsOf = (passage: RankedPassage, subject: string): Statement[] => sentencesOf(passage).map(({ text }) => ({ text, subject }));
