/** What came in time; or that it did not, and what it failed of. */
export type InTime<Value> = { readonly value: Value } | Missed;

export interface Missed {
  readonly status: 'late' | 'failed';
  readonly error: unknown;
}

/** Works under a deadline of its own, for what can be done without. Rejects only when the caller himself has gone. */
export async function inTime<Value>(
  deadlineMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<InTime<Value>> {
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    return { value: await within(AbortSignal.any([signal, deadline]), work) };
  } catch (error) {
    signal.throwIfAborted();
    return { status: deadline.aborted ? 'late' : 'failed', error };
  }
}

/** Ends with the signal even when the work does not listen to it. */
async function within<Value>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
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
