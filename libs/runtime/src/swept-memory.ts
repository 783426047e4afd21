import { setTimeout as sleep } from 'node:timers/promises';
import { AnswerMemory } from '#answer';
import type { Log, Metrics } from '#telemetry';

/** Half a minute after something was deleted, no answer with its words is in memory. */
const sweepMs = 30_000;

/** A memory for answers that drops by itself what has moved, until it is disposed. */
export function sweptMemory(
  maxBytes: number,
  { metrics, log }: { readonly metrics: Metrics; readonly log: Log },
): { readonly memory: AnswerMemory } & AsyncDisposable {
  const memory = new AnswerMemory(maxBytes, (recall) => metrics.answerRecalled(recall));
  const stopping = new AbortController();
  const running = sweep(memory, log, stopping.signal);
  return {
    memory,
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function sweep(memory: AnswerMemory, log: Log, signal: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(sweepMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await memory.sweep();
    } catch (error) {
      log.warn({ err: error }, 'it could not be seen which answers in memory still hold; none is given without that');
    }
  }
}
