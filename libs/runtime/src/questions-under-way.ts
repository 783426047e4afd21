import { type Answer, Fault, rungOf } from '#core';
import type { Metrics } from '#telemetry';

/** Which questions this process answers now, and what came of those that it answered. */
export class QuestionsUnderWay {
  private readonly metrics: Metrics;
  private open = 0;
  private readonly waiting = new Set<() => void>();

  constructor(metrics: Metrics) {
    this.metrics = metrics;
  }

  /** One that somebody waits for. */
  async answered(work: () => Promise<Answer>): Promise<Answer> {
    this.open += 1;
    try {
      return await this.answeredAside(work);
    } finally {
      this.open -= 1;
      if (this.open === 0) for (const go of this.waiting) go();
    }
  }

  /** One that nobody waits for. */
  async answeredAside(work: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await work();
      this.count(answer);
      return answer;
    } catch (error) {
      const isLeft = error instanceof Fault && error.code === 'client_closed';
      if (!isLeft) this.metrics.ladder.stoodOn('failed');
      throw error;
    }
  }

  /** Resolves while no question is being answered: for what nobody waits for. Rejects with the signal's reason. */
  async quiet(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (this.open > 0) await this.nextQuiet(signal);
  }

  private async nextQuiet(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => reject(signal.reason as Error);
    this.waiting.add(resolve);
    signal.addEventListener('abort', leave, { once: true });
    try {
      await promise;
    } finally {
      this.waiting.delete(resolve);
      signal.removeEventListener('abort', leave);
    }
  }

  private count(answer: Answer): void {
    this.metrics.ladder.stoodOn(rungOf(answer));
    this.metrics.answerGiven({ status: answer.status, mode: answer.mode, ...answer.usage });
    this.metrics.stagesDone(answer.timings);
    if (answer.understood) this.metrics.questionUnderstood(answer.understood);
    for (const leg of answer.legs) if (leg.status !== 'ok') this.metrics.fellBack(`${leg.leg}-${leg.status}`);
    if (answer.citationCheck) this.metrics.citationsChecked(answer.citationCheck);
    if (answer.removed) this.metrics.sentencesRemoved(answer.removed.length);
    if (answer.guard) this.metrics.guard.answered(answer.guard);
    if (answer.fallbacks.length > 0) this.metrics.fellBack(`answer-${answer.mode}`);
  }
}
