import { type Answer, caughtBy, type Principal, type Question } from '#core';
import type { Transaction } from '../database/database.ts';
import { json } from '../database/storable.ts';
import { insertEvent } from '../events/insert-event.ts';
import { heldWords } from './asker-words.ts';

/**
 * Puts a question that one of its policies catches before a person, in the transaction that stores its trace: there is no moment at which
 * its answer is kept and nobody is asked to look at it.
 */
export async function insertReview(transaction: Transaction, principal: Principal, question: Question, answer: Answer): Promise<void> {
  const caught = caughtBy(question.policies ?? [], question, answer);
  if (!caught) return;
  const { organisationId, role, groups } = principal;
  const parameters = [question.id, organisationId, caught.effect, json(caught.policies), role, groups];
  const rows = await transaction.query('insert_review', parameters);
  if (rows.length === 0) return;
  if (caught.effect === 'hold') await transaction.query('settle_question', [question.id, 'retrieval_only', heldWords(caught.policies)]);
  const { collectionIds } = question.scope;
  await insertEvent(transaction, {
    organisationId,
    type: 'review.opened',
    collectionId: collectionIds.length === 1 ? collectionIds[0] : null,
    body: { questionId: question.id, effect: caught.effect, policies: caught.policies.map(({ name }) => name) },
  });
}
