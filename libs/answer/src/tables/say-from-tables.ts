import type { AnswerEvent, Embedder, TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Asked } from '../asked.ts';
import { answerFromTables } from './answer-from-tables.ts';
import { hasTableLine } from './cell-text.ts';
import { foundTables } from './found-tables.ts';
import { type LeftToSay, sayRows } from './rows/say-rows.ts';

/** Says the cells that answer, where a row of a table that was found does. What is left to be said beside: nothing, sentences, or all but rows of tables. */
export async function* sayFromTables(
  { tables, embedder }: { readonly tables: TableReader | null; readonly embedder: Embedder },
  { question, queryVector, passages }: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, LeftToSay> {
  if (!tables || !passages.some(({ text }) => hasTableLine(text))) return 'all';
  const found = await draft.time('tables', () => foundTables({ tables, passages, scope: question.scope }, signal));
  if ('unread' in found) {
    draft.fallbacks.push(`the tables found were ${found.unread}: their rows are quoted as they stand`);
    return 'all';
  }
  const ofRows = yield* sayRows({ tables, question, found }, draft, signal);
  if (ofRows) return ofRows;
  const asked = { text: question.text, vector: queryVector };
  const answer = await draft.time('tables', () => answerFromTables(asked, found, embedder, signal));
  if (!answer) return 'all';
  for (const { text, beside, also, ...evidence } of answer.evidence)
    yield* draft.say(text, { ...evidence, text }, 'verbatim', { ...beside, also });
  if (answer.isRuledOut) return 'no rows';
  return answer.isSure ? 'nothing' : 'all';
}
