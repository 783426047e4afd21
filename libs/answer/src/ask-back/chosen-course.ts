import type { Question, RankedPassage, Understood } from '#core';
import { type Course, courseOf, decided, type Found } from '../decide/course.ts';

/**
 * What a choice may lack of the evidence that an answer needs. It was offered because its document says the same as that of another choice
 * which has enough, but for its own figures; that its wording is a little less alike its passage is no word on what that holds.
 */
export const choiceSlack = 0.08;

/** The document that a question was chosen for; undefined where it was not chosen of what was asked back. */
export const meantBy = (text: string, understood: Pick<Understood, 'meant'> | undefined): string | undefined =>
  understood?.meant?.find(({ question }) => question === text)?.documentId;

/** A choice, weighed and answered by its own document alone. Null where nothing of that was found: then it is a question like any other. */
export function chosenCourse(question: Question, documentId: string, found: Found, installation: number): Course | null {
  const passages = found.passages.filter((passage) => passage.documentId === documentId);
  if (passages.length === 0) return null;
  const course = courseOf(question, { ...found, passages: [...passages] }, installation);
  return course.threshold <= choiceSlack ? course : decided({ ...course, threshold: course.threshold - choiceSlack });
}

/** Of what was found for a choice, what its own document says; all where that says nothing. */
export function ownPassages(passages: readonly RankedPassage[], documentId: string | undefined): readonly RankedPassage[] {
  const own = passages.filter((passage) => passage.documentId === documentId);
  return own.length > 0 ? own : passages;
}
