import type { Question, RankedPassage, TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { type FoundTable, foundTables } from '../tables/found-tables.ts';
import { answerFromRows } from '../tables/rows/answer-from-rows.ts';
import { wholeTables } from '../tables/rows/whole-tables.ts';

interface Asked {
  readonly tables: TableReader;
  /** As it was asked as a whole. */
  readonly question: Pick<Question, 'text' | 'scope'>;
  readonly passages: readonly RankedPassage[];
}

/** The tables that values are read from: those of the passages, and where rows are compared all of their rows. What is not read is told once. */
export async function tablesAsked(
  { tables, question: { text, scope }, passages }: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): Promise<readonly FoundTable[]> {
  const tell = (note: string): void => void (draft.fallbacks.includes(note) || draft.fallbacks.push(note));
  const found = await foundTables({ tables, passages, scope }, signal);
  if ('unread' in found) {
    tell(`no value is read from the tables found: ${found.unread}`);
    return [];
  }
  if (answerFromRows(text, found) === null) return found;
  const { whole, unread } = await wholeTables({ tables, found, scope }, signal);
  if (unread !== null) tell(unread);
  return whole;
}
