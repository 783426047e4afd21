import { type AnswerEvent, mayBeHeld, type Question, type ReviewPolicy } from '#core';

/**
 * Lets what is said of a question pass as it comes, unless a policy may yet hold it: then it waits until that is known. What was found is
 * shown at once either way.
 */
export class HeldEvents {
  private readonly question: Question;
  private readonly policies: readonly ReviewPolicy[];
  private readonly pass: (event: AnswerEvent) => void;
  private readonly kept: AnswerEvent[] = [];
  private isHeld = false;

  constructor(question: Question, policies: readonly ReviewPolicy[], pass: (event: AnswerEvent) => void) {
    this.question = question;
    this.policies = policies;
    this.pass = pass;
    this.isHeld = mayBeHeld(policies, question);
  }

  take(event: AnswerEvent): void {
    if (event.type === 'passages') {
      // By now it is known how the question was understood; a policy may name words of that.
      this.isHeld ||= mayBeHeld(this.policies, this.question, event.understood?.query);
      this.pass(event);
    } else if (this.isHeld) this.kept.push(event);
    else this.pass(event);
  }

  /** No policy holds it: what waited is told. */
  release(): void {
    this.kept.splice(0).forEach((event) => this.pass(event));
    this.isHeld = false;
  }
}
