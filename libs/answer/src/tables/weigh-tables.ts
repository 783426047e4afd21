import type { TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { type Course, decided } from '../course.ts';
import { cellWeight, withNamedCell } from '../gate.ts';
import type { Plan } from '../plan.ts';
import { namesCell } from './named-cell.ts';

/** A short table is little alike any question in meaning: where its evidence just falls short, a cell that the question names is evidence too. */
export async function weighTables(plan: Plan, tables: TableReader | null, draft: AnswerDraft, signal: AbortSignal): Promise<Plan> {
  if (!tables) return plan;
  const weigh = (course: Course): Promise<Course> => weighTable(course, tables, draft, signal);
  if (plan.parts.length === 0) return { ...plan, whole: await weigh(plan.whole) };
  return { ...plan, parts: await Promise.all(plan.parts.map(weigh)) };
}

async function weighTable(course: Course, tables: TableReader, draft: AnswerDraft, signal: AbortSignal): Promise<Course> {
  const { question, weighed, threshold, verdict, found } = course;
  if (verdict?.status !== 'abstained' || !weighed || weighed.score >= threshold || weighed.score + cellWeight < threshold) return course;
  const reading = { tables, passages: found.passages, scope: question.scope };
  const named = await draft.time('tables', () => namesCell(question.text, reading, signal));
  if (named === true) return decided({ ...course, weighed: withNamedCell(weighed) });
  if (named !== false) draft.fallbacks.push(`the tables found were ${named.unread}: their cells are no evidence`);
  return course;
}
