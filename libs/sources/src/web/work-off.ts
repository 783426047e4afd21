/**
 * Works off what `next` hands out, at most `concurrency` at a time, and yields results as they come. It ends when `next` has nothing and
 * nothing is under way; whoever stops listening stops the work.
 */
export async function* workOff<Task, Result>(work: {
  readonly next: () => Task | null;
  readonly run: (task: Task, signal: AbortSignal) => Promise<Result>;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}): AsyncGenerator<Result, void> {
  const stopping = new AbortController();
  const signal = AbortSignal.any([work.signal, stopping.signal]);
  const running = new Map<number, Promise<{ readonly id: number; readonly result: Result }>>();
  let started = 0;
  try {
    for (;;) {
      for (let task = take(); task !== null; task = take()) start(task);
      if (running.size === 0) return;
      const { id, result } = await Promise.race(running.values());
      running.delete(id);
      yield result;
    }
  } finally {
    stopping.abort();
    await Promise.allSettled(running.values());
  }

  function take(): Task | null {
    work.signal.throwIfAborted();
    return running.size < work.concurrency ? work.next() : null;
  }

  function start(task: Task): void {
    const id = (started += 1);
    running.set(
      id,
      work.run(task, signal).then((result) => ({ id, result })),
    );
  }
}
