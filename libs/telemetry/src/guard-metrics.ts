import { Counter, type Registry } from 'prom-client';

/** What the guard did for one answer, as far as it is counted. */
interface GuardedAnswer {
  readonly question: string | null;
  readonly passages: readonly { readonly level: 'suspect' | 'quarantined' }[];
  readonly poisoned: readonly { readonly kind: string }[];
  readonly withheld: readonly { readonly kind: string }[];
}

/** What the guard found, and did, while questions were answered. */
export class GuardMetrics {
  private readonly found: Counter<'what'>;

  constructor(registry: Registry) {
    this.found = new Counter({
      name: 'aquifer_guard_found_total',
      help: 'What the guard did for answers: question_refused, passage_marked and passage_left_out of prompts, poisoned_KIND left out of evidence, withheld_KIND of answers',
      labelNames: ['what'],
      registers: [registry],
    });
  }

  answered({ question, passages, poisoned, withheld }: GuardedAnswer): void {
    const what = [
      ...(question === null ? [] : ['question_refused']),
      ...passages.map(({ level }) => (level === 'suspect' ? 'passage_marked' : 'passage_left_out')),
      ...poisoned.map(({ kind }) => `poisoned_${kind}`),
      ...withheld.map(({ kind }) => `withheld_${kind}`),
    ];
    for (const each of what) this.found.inc({ what: each });
  }
}
