import type { Answer, Question, Retrieval } from '#core';
import { thresholdOf, type Verdict, withoutAnswer } from './decide.ts';
import { type Weighed, weighEvidence } from './gate.ts';
import { namesIn, withoutOthers } from './numbered-names.ts';
import type { SaidPlainly } from '../plainly/said-plainly.ts';

/** What was found for a question, as far as deciding and answering look at it. */
export type Found = Pick<Retrieval, 'passages' | 'queryVector' | 'rerank' | 'settings'>;

/** A question, whole or one part of it, with what was found for it and what was decided. */
export interface Course {
  /** As it stands alone: “and for X?” names nothing that a passage could say. */
  readonly question: Question;
  readonly found: Found;
  readonly weighed: Weighed | null;
  /** What `weighed` has to reach. */
  readonly threshold: number;
  /** What is to be said instead of an answer; null where the evidence suffices. */
  readonly verdict: Verdict | null;
  /** The sentence that decided that it is answered, where one did. */
  readonly said?: SaidPlainly;
}

/** Weighs what was found and decides by it: of things with a number or a letter, only what may be about the one that is asked for. */
export function courseOf(question: Question, all: Found, installation: number): Course {
  const { items, unanswered } = withoutOthers(question.text, all.passages, namesIn);
  const found = unanswered === null ? { ...all, passages: [...items] } : all;
  const weighed = weighEvidence(question.text, found);
  return decided({ question, found, weighed, threshold: thresholdOf(found.settings, installation) });
}

/** Decides by what was weighed. */
export function decided(course: Omit<Course, 'verdict'>): Course {
  return { ...course, verdict: withoutAnswer(course.question, course.found, course) };
}

export function gateOf({ weighed, threshold }: Course): Answer['gate'] {
  return { score: weighed?.score ?? 0, threshold, evidence: weighed?.evidence ?? [] };
}
