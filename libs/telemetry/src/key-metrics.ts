import { Counter, type Registry } from 'prom-client';

/** What the limits of API keys kept from being done; which key it was stands in no metric. */
export class KeyMetrics {
  private readonly limits: Counter<'limit'>;

  constructor(registry: Registry) {
    this.limits = new Counter({
      name: 'aquifer_key_limit_total',
      help: 'Requests refused and calls of models not made because a key had used up a limit: requests, tokens or compute_seconds',
      labelNames: ['limit'],
      registers: [registry],
    });
  }

  usedUp(limit: 'requests' | 'tokens' | 'compute_seconds'): void {
    this.limits.inc({ limit });
  }
}
