/** Resolves with the first signal that asks this process to stop; the second one is no longer caught and ends it at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        for (const other of signals) process.removeAllListeners(other);
        resolve(signal);
      });
    }
  });
}
