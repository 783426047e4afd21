import { Fault, type KeywordHits, type LegHit, type LegName, type LegReport } from '#core';

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
  const deadline = AbortSignal.timeout(deadlineMs);
  const startedAt = performance.now();
  const report = (status: LegReport['status'], note: string | null, hits = 0): LegReport => ({
    leg,
    status,
    note,
    hits,
    ms: performance.now() - startedAt,
  });
  try {
    const found = await within(AbortSignal.any([signal, deadline]), find);
    const { hits, notes } = 'hits' in found ? found : { hits: found, notes: [] };
    const method = hits[0]?.method;
    return { report: { ...report('ok', notes.join('; ') || null, hits.length), ...(method && { method }) }, hits, error: null };
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted)
      return { report: report('late', `the ${leg} leg took longer than ${deadlineMs} ms and was left out`), hits: null, error };
    return { report: report('failed', `the ${leg} leg failed and was left out: ${reasonOf(error)}`), hits: null, error };
  }
}

/** Ends with the signal even when the work does not listen to it. */
export async function within<Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(signal), promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Foreign messages may hold hosts and statements: only our own faults speak to the caller. */
export function reasonOf(error: unknown): string {
  return error instanceof Fault ? error.message : 'an unexpected error, see the log';
}
