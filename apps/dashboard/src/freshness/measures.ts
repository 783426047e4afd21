import type { Threshold } from '../http/bodies.ts';

/** What a threshold holds against its limit, as it reads after a number. */
export const measures: Readonly<Record<Threshold['measure'], string>> = {
  overdue_documents: 'overdue documents',
  overdue_percent: '% of documents overdue',
  oldest_days: 'days since the oldest was verified',
  failing_sources: 'failing sources',
};
