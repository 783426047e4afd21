import { Counter, type Registry } from 'prom-client';

/** Where answers stand on the fallback ladder. */
export class LadderMetrics {
  private readonly answers: Counter<'rung'>;

  constructor(registry: Registry) {
    this.answers = new Counter({
      name: 'aquifer_answers_by_rung_total',
      help: 'Questions by the rung their answers stood on: cached, composed, stand_in, extracted, retrieval_only, refused; failed: an error instead',
      labelNames: ['rung'],
      registers: [registry],
    });
  }

  stoodOn(rung: string): void {
    this.answers.inc({ rung });
  }
}
