import type { AnswerEvent, Question, TableReader } from '#core';
import type { AnswerDraft } from '../../answer-draft.ts';
import type { FoundTable } from '../found-tables.ts';
import { answerFromRows } from './answer-from-rows.ts';
import { rowsEvidence } from './rows-evidence.ts';
import { wholeTables } from './whole-tables.ts';

export type LeftToSay = 'nothing' | 'all' | 'no rows';

interface ToSay {
  readonly tables: TableReader;
  readonly question: Question;
  readonly found: readonly FoundTable[];
}

/** Says the rows that answer, compared with all others of their table; null where the question is not for rows. */
export async function* sayRows(
  { tables, question, found }: ToSay,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, LeftToSay | null> {
  if (answerFromRows(question.text, found) === null) return null;
  const { whole, unread } = await draft.time('tables', () => wholeTables({ tables, found, scope: question.scope }, signal));
  if (unread !== null) draft.fallbacks.push(unread);
  const answer = answerFromRows(question.text, whole);
  if (answer === null) return null;
  if (answer.problem !== null) draft.fallbacks.push(`the rows of the table found are not compared: ${answer.problem}`);
  if (answer.found.length === 0) {
    draft.notCompared = answer.problem;
    return 'no rows';
  }
  const before = draft.sentences.length;
  for (const { text, beside, also, ...evidence } of rowsEvidence(answer.found))
    yield* draft.say(text, { ...evidence, text }, 'verbatim', { ...beside, also });
  return draft.sentences.length > before ? 'nothing' : null;
}
