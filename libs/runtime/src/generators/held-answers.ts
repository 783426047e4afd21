import type { Answers } from '#answer';
import type { Answer, AnswerEvent, Question } from '#core';

/** Answers during whose questions the model that they began with stays loaded. */
export class HeldAnswers implements Answers {
  private readonly inner: Answers;
  private readonly hold: () => Disposable;

  constructor(inner: Answers, hold: () => Disposable) {
    this.inner = inner;
    this.hold = hold;
  }

  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer> {
    using _held = this.hold();
    return yield* this.inner.answer(question, signal);
  }
}
