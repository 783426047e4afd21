import { type Answer, type AnswerEvent, inTime, type Question } from '#core';
import type { AnswererParts } from '../answerer.ts';
import { AnswerLookup, type Looked, type LookupParts } from './answer-lookup.ts';
import type { KeptAnswer } from './answer-memory.ts';
import { isKeepable } from './keepable.ts';

/** Answers questions: as they come in events, then whole. */
export interface Answers {
  answer(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer>;
}

export interface RememberingParts extends LookupParts, Pick<AnswererParts, 'traces'> {
  readonly inner: Answers;
  /** Whether everything worked that the answer was found by. */
  readonly isWhole: (answer: Answer) => boolean;
  readonly deadlineMs: number;
  /** Hears why nothing was looked up: the question is then answered without. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Gives an answer again while everything it rests on stands: configuration, rights, scope, what was asked for and, by marks read for each
 * question before anything else, the collections. The same words are the same question; other words of the same form are where the
 * collections have that measured and switched on. Its quotes are looked up again, its freshness is judged anew, and it gets a trace of its own.
 */
export class RememberingAnswerer implements Answers {
  private readonly parts: RememberingParts;
  private readonly lookup: AnswerLookup;

  constructor(parts: RememberingParts) {
    this.parts = parts;
    this.lookup = new AnswerLookup(parts);
  }

  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer> {
    const { inner, memory } = this.parts;
    const looked = await this.quietly(signal, () => this.lookup.look(question));
    const found = looked && (await this.quietly(signal, (working) => this.lookup.recall(question, looked, working)));
    // Told and dropped here, not by the look itself: one that comes too late must not speak of what was answered without it.
    if (looked && found?.hasFallen) memory.delete(looked.key);
    if (found) memory.tell(found.outcome, found.savedMs, found.savedTokens);
    if (found?.recalled) {
      const { answer, events } = found.recalled;
      await this.parts.traces.saveQuestion(question.scope.principal, question, answer);
      for (const event of events) yield event;
      return answer;
    }
    const events: AnswerEvent[] = [];
    const answering = inner.answer(question, signal);
    try {
      let step = await answering.next();
      while (!step.done) {
        events.push(step.value);
        yield step.value;
        step = await answering.next();
      }
      const answer = step.value;
      if (looked) this.keep(question, looked, { answer, events });
      return answer;
    } finally {
      // Who stops listening stops the work.
      await answering.return(undefined as never);
    }
  }

  private keep(question: Question, { key, marks, understood }: Looked, { answer, events }: Pick<KeptAnswer, 'answer' | 'events'>): void {
    const { memory, changes, clock, isWhole } = this.parts;
    if (isWordedByTurns(question, answer) || !isKeepable(answer) || !isWhole(answer)) return;
    const { scope } = question;
    memory.set(key, { answer, events, marks, changes, asked: understood.query, scope, at: clock(), ms: answer.timings['total'] ?? 0 });
  }

  /** What memory cannot tell in the time that a leg has, the answerer does. */
  private async quietly<Value>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Value | null>): Promise<Value | null> {
    if (signal.aborted) return null;
    const done = await inTime(this.parts.deadlineMs, signal, work).catch((error: unknown) => ({ error }));
    if ('value' in done) return done.value;
    // The answerer records that a caller went away.
    if (!signal.aborted) this.parts.onFailure(done.error);
    return null;
  }
}

/** The model was given the turns before, and words the same question otherwise behind others. */
function isWordedByTurns({ turns }: Question, { mode }: Answer): boolean {
  return mode === 'compose' && (turns?.length ?? 0) > 0;
}
