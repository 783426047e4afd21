const signals = ['SIGINT', 'SIGTERM'] as const;
/** A signal to a process group comes twice where a launcher hands its own on. */
const sameRequestMs = 1000;

/** Resolves with the first signal that asks this process to stop; one that comes a second later or more ends it at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    const heed = (signal: NodeJS.Signals): void => {
      if (askedAt === null) {
        askedAt = performance.now();
        resolve(signal);
      } else if (performance.now() - askedAt >= sameRequestMs) {
        for (const each of signals) process.removeListener(each, heed);
        process.kill(process.pid, signal);
      }
    };
    for (const signal of signals) process.on(signal, heed);
  });
}
