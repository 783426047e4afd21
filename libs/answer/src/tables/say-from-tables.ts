import { type AnswerEvent, type Embedder, inTime, type TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Asked } from '../asked.ts';
import { answerFromTables } from './answer-from-tables.ts';
import { hasTableLine } from './cell-text.ts';

/** Without them their rows are text like any other. */
const longestReadMs = 3000;

/** Says the cells that answer, where a row of a table that was found does. Returns whether nothing else has to be said. */
export async function* sayFromTables(
  { tables, embedder }: { readonly tables: TableReader | null; readonly embedder: Embedder },
  { question, queryVector, passages }: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, boolean> {
  const holding = passages.filter(({ text }) => hasTableLine(text));
  if (!tables || holding.length === 0) return false;
  const read = await draft.time('tables', () =>
    inTime(longestReadMs, signal, (working) => tables.tablesOf(holding, question.scope, working)),
  );
  if (!('value' in read)) {
    const why = read.status === 'late' ? `not read within ${longestReadMs} ms` : 'not read';
    draft.fallbacks.push(`the tables found were ${why}: their rows are quoted as they stand`);
    return false;
  }
  const found = read.value.flatMap((table) => {
    const passage = holding.find(({ chunkId }) => chunkId === table.chunkId);
    return passage ? [{ passage, table }] : [];
  });
  const asked = { text: question.text, vector: queryVector };
  const answer = await draft.time('tables', () => answerFromTables(asked, found, embedder, signal));
  if (!answer) return false;
  draft.usage.embeddedTexts += answer.embeddedTexts;
  for (const { text, beside, also, ...evidence } of answer.evidence)
    yield* draft.say(text, { ...evidence, text }, 'verbatim', { ...beside, also });
  return answer.isSure;
}
