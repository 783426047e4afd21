import { Fault } from '#core';

export function missingQuestion(questionId: string): Fault {
  return new Fault('not_found', `There is no question ${questionId}, or it is not yours.`);
}
