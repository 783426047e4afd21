import type { AnswerEvent, Embedder, TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Asked } from '../asked.ts';
import { answerFromTables } from './answer-from-tables.ts';
import { hasTableLine } from './cell-text.ts';
import { foundTables } from './found-tables.ts';

/** Says the cells that answer, where a row of a table that was found does. Returns whether nothing else has to be said. */
export async function* sayFromTables(
  { tables, embedder }: { readonly tables: TableReader | null; readonly embedder: Embedder },
  { question, queryVector, passages }: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, boolean> {
  if (!tables || !passages.some(({ text }) => hasTableLine(text))) return false;
  const found = await draft.time('tables', () => foundTables({ tables, passages, scope: question.scope }, signal));
  if ('unread' in found) {
    draft.fallbacks.push(`the tables found were ${found.unread}: their rows are quoted as they stand`);
    return false;
  }
  const asked = { text: question.text, vector: queryVector };
  const answer = await draft.time('tables', () => answerFromTables(asked, found, embedder, signal));
  if (!answer) return false;
  for (const { text, beside, also, ...evidence } of answer.evidence)
    yield* draft.say(text, { ...evidence, text }, 'verbatim', { ...beside, also });
  return answer.isSure;
}
