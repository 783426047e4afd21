import type { AnswerEvent, Embedder, TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Asked } from '../asked.ts';
import { answerFromTables } from './answer-from-tables.ts';
import { hasTableLine } from './cell-text.ts';

/** Says the cells that answer, where a row of a table that was found does. Returns whether nothing else has to be said. */
export async function* sayFromTables(
  { tables, embedder }: { readonly tables: TableReader | null; readonly embedder: Embedder },
  { question, queryVector, passages }: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, boolean> {
  const holding = passages.filter(({ text }) => hasTableLine(text));
  if (!tables || holding.length === 0) return false;
  const answer = await draft.time('tables', async () => {
    const grids = await tables.tablesOf(holding, question.scope, signal);
    const found = grids.flatMap((table) => {
      const passage = holding.find(({ chunkId }) => chunkId === table.chunkId);
      return passage ? [{ passage, table }] : [];
    });
    return answerFromTables({ text: question.text, vector: queryVector }, found, embedder, signal);
  });
  if (!answer) return false;
  draft.usage.embeddedTexts += answer.embeddedTexts;
  for (const { text, beside, also, ...evidence } of answer.evidence)
    yield* draft.say(text, { ...evidence, text }, 'verbatim', { ...beside, also });
  return answer.isSure;
}
