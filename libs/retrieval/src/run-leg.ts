import { Fault, inTime, type KeywordHits, type LegHit, type LegName, type LegReport } from '#core';

export interface LegResult {
  readonly report: LegReport;
  /** Null when the leg failed or was late. */
  readonly hits: readonly LegHit[] | null;
  readonly error: unknown;
}

/** Runs one leg under its deadline. Never rejects, except when the caller himself has gone. */
export async function runLeg(
  leg: LegName,
  deadlineMs: number,
  signal: AbortSignal,
  find: (signal: AbortSignal) => Promise<readonly LegHit[] | KeywordHits>,
): Promise<LegResult> {
  const startedAt = performance.now();
  const report = (status: LegReport['status'], note: string | null, hits = 0): LegReport => ({
    leg,
    status,
    note,
    hits,
    ms: performance.now() - startedAt,
  });
  const found = await inTime(deadlineMs, signal, find);
  if ('value' in found) {
    const { hits, notes } = 'hits' in found.value ? found.value : { hits: found.value, notes: [] };
    const method = hits[0]?.method;
    return { report: { ...report('ok', notes.join('; ') || null, hits.length), ...(method && { method }) }, hits, error: null };
  }
  const { status, error } = found;
  const why = status === 'late' ? `took longer than ${deadlineMs} ms and was left out` : `failed and was left out: ${reasonOf(error)}`;
  return { report: report(status, `the ${leg} leg ${why}`), hits: null, error };
}

/** Foreign messages may hold hosts and statements: only our own faults speak to the caller. */
export function reasonOf(error: unknown): string {
  return error instanceof Fault ? error.message : 'an unexpected error, see the log';
}
