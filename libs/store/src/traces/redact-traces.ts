import { type Answer, withoutDocuments } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { json } from '../database/storable.ts';
import { reviveAnswer } from './revive-answer.ts';

/** What becomes of stored questions that show a document when it is deleted. */
export type TracePolicy = 'redact' | 'keep' | 'delete';

export const redacted = '[redacted: a document that was shown here has been deleted]';

interface ShowingQuestion {
  readonly id: string;
  readonly answer: Answer | null;
}

const questionsAtOnce = 20;

/** Takes a document out of what is stored of questions, by short transactions; repeating it is harmless. Resolves with the count. */
export async function redactTraces(database: Database, documentId: string, policy: Exclude<TracePolicy, 'keep'>): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ;) {
    const parameters: unknown[] = [documentId, after, questionsAtOnce];
    const questions: ShowingQuestion[] = await database.query<ShowingQuestion>('list_questions_showing', parameters);
    const last = questions.at(-1);
    if (!last) break;
    after = last.id;
    await database.transaction((transaction) => settle(transaction, questions, { documentId, policy }));
    count += questions.length;
  }
  await database.transaction((transaction) => transaction.query('redact_lost_model_calls', [documentId, redacted]));
  return count;
}

/** What a person answered to them. */
async function redactReviews(transaction: Transaction, questions: readonly ShowingQuestion[], documentId: string): Promise<void> {
  for (const { id } of questions) {
    const [row] = await transaction.query<{ answer: Answer }>('find_review_answer', [id]);
    if (row) await transaction.query('redact_review', [id, json(withoutDocuments(reviveAnswer(row.answer), [documentId]))]);
  }
}

interface Settling {
  readonly documentId: string;
  readonly policy: Exclude<TracePolicy, 'keep'>;
}

async function settle(transaction: Transaction, questions: readonly ShowingQuestion[], { documentId, policy }: Settling): Promise<void> {
  const answered = questions.filter(({ answer }) => answer !== null);
  if (policy === 'delete') {
    const ids = answered.map(({ id }) => id);
    await transaction.query('delete_model_calls', [ids]);
    await transaction.query('delete_questions', [ids]);
  }
  await transaction.query('redact_model_calls', [questions.map(({ id }) => id), redacted]);
  if (policy === 'delete') return;
  await redactReviews(transaction, questions, documentId);
  for (const { id, answer } of answered) {
    if (!answer) continue;
    const rest = withoutDocuments(reviveAnswer(answer), [documentId]);
    await transaction.query('redact_answer', [id, json(rest), rest.reason]);
  }
}
