import type { TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { type Course, decided } from '../decide/course.ts';
import { rowsWeight, withNamedCell } from '../decide/gate.ts';
import type { Plan } from '../parts/plan.ts';
import { namesCell } from './named-cell.ts';

/** A short table is little alike any question in meaning: where its evidence just falls short, a cell that the question names is evidence too. */
export async function weighTables(plan: Plan, tables: TableReader | null, draft: AnswerDraft, signal: AbortSignal): Promise<Plan> {
  const courses = plan.parts.length === 0 ? [plan.whole] : plan.parts;
  if (!tables || !courses.some(isJustShort)) return plan;
  const read = await draft.time('tables', () => Promise.all(courses.map((course) => weighTable(course, tables, signal))));
  for (const unread of new Set(read.flatMap((each) => each.unread ?? [])))
    draft.fallbacks.push(`the tables found were ${unread}: their cells are no evidence`);
  const weighed = read.map(({ course }) => course);
  return plan.parts.length === 0 ? { ...plan, whole: weighed[0] ?? plan.whole } : { ...plan, parts: weighed };
}

interface Read {
  readonly course: Course;
  /** Why its tables are no evidence. */
  readonly unread?: string;
}

async function weighTable(course: Course, tables: TableReader, signal: AbortSignal): Promise<Read> {
  const { question, weighed, found } = course;
  if (!weighed || !isJustShort(course)) return { course };
  const named = await namesCell(question.text, { tables, passages: found.passages, scope: question.scope }, signal);
  if (typeof named === 'object') return { course, ...named };
  return { course: named === 'none' ? course : decided({ ...course, weighed: withNamedCell(weighed, named) }) };
}

function isJustShort({ weighed, threshold, verdict }: Course): boolean {
  return verdict?.status === 'abstained' && weighed !== null && weighed.score < threshold && weighed.score + rowsWeight >= threshold;
}
