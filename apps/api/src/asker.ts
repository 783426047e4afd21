import { Inject, Injectable } from '@nestjs/common';
import type * as contract from '#contract';
import type { AnswerEvent, Question } from '#core';
import { Configurations, LOG, QuestionsUnderWay } from '#runtime';
import type { Log } from '#telemetry';
import type { EventStream } from './event-stream.ts';
import { toCitation, toSentence } from './present-answer.ts';
import { toDataEvent } from './present-data.ts';
import { toPassage } from './present.ts';
import { toUnderstood } from './present-values.ts';
import { toFault, toProblem } from './problem.filter.ts';
import { HeldEvents } from './reviews/held-events.ts';
import { toGiven } from './reviews/present-reviews.ts';
import { QuestionReviews } from './reviews/question-reviews.ts';

interface StreamContext {
  readonly events: EventStream;
  readonly signal: AbortSignal;
  readonly requestId: string;
}

/** Runs questions to their end. */
@Injectable()
export class Asker {
  constructor(
    private readonly configurations: Configurations,
    private readonly reviews: QuestionReviews,
    private readonly questions: QuestionsUnderWay,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** `onEvent` hears what is said on the way, but for what a policy may yet hold back. */
  async ask(question: Question, signal: AbortSignal, onEvent: (event: AnswerEvent) => void = () => undefined): Promise<contract.Answer> {
    return this.run(question, signal, onEvent);
  }

  async stream(question: Question, { events, signal, requestId }: StreamContext): Promise<void> {
    try {
      const answer = await this.run(question, signal, (event) => sendEvent(events, event));
      const data = toDataEvent(answer);
      if (data) events.send('data', data);
      events.send('done', answer);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'internal' && !signal.aborted) this.log.error({ err: error, requestId }, 'question failed');
      events.send('error', toProblem(fault, requestId));
    }
  }

  private async run(question: Question, signal: AbortSignal, onEvent: (event: AnswerEvent) => void): Promise<contract.Answer> {
    // One version from its first step to its last, whatever is made active meanwhile.
    const { answerer } = this.configurations.current;
    const policies = await this.reviews.policiesOf(question);
    const held = new HeldEvents(question, policies, onEvent);
    const answer = await this.questions.answered(async () => {
      const answering = answerer.answer({ ...question, policies }, signal);
      let step = await answering.next();
      while (!step.done) {
        held.take(step.value);
        step = await answering.next();
      }
      return step.value;
    });
    const review = await this.reviews.caught(question, policies);
    if (review?.effect !== 'hold') held.release();
    return toGiven(answer, review);
  }
}

function sendEvent(events: EventStream, event: AnswerEvent): void {
  if (event.type === 'passages')
    events.send('passages', {
      passages: event.passages.map((passage) => toPassage(passage, { explain: false })),
      ...(event.understood && { understood: toUnderstood(event.understood) }),
    });
  else if (event.type === 'token') events.send('token', { text: event.text, sentence: event.sentence && toSentence(event.sentence) });
  else events.send('citation', { citation: toCitation(event.citation) });
}
