import { Counter, Histogram, type Registry } from 'prom-client';

/** Some were found, none were, others went first for too long, whoever asked went away, or it broke. */
export type SuggestionsOutcome = 'offered' | 'none' | 'busy' | 'left' | 'failed';

const seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is looked for beside what was asked: questions that may be asked next. */
export class SuggestionMetrics {
  private readonly looked: Histogram<'outcome'>;
  private readonly trials: Counter;

  constructor(registry: Registry) {
    this.looked = new Histogram({
      name: 'aquifer_suggestions_seconds',
      help: 'Looks for questions that may be asked next, with the wait for their turn, by outcome',
      labelNames: ['outcome'],
      buckets: seconds,
      registers: [registry],
    });
    this.trials = new Counter({
      name: 'aquifer_suggestion_trials_total',
      help: 'Questions that were answered only to see whether they may be suggested',
      registers: [registry],
    });
  }

  lookedFor(outcome: SuggestionsOutcome, ms: number): void {
    this.looked.observe({ outcome }, ms / 1000);
  }

  tried(): void {
    this.trials.inc();
  }
}
