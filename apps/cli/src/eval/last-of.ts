import type { Answer } from '#core';

/** The answer that its events lead to. */
export async function lastOf(answering: AsyncGenerator<unknown, Answer>): Promise<Answer> {
  let step = await answering.next();
  while (!step.done) step = await answering.next();
  return step.value;
}
