import type { Worker } from 'bullmq';

const restMs = 1000;

/**
 * BullMQ asks for the next job again at once after an error. While its storage is away that fails at once as well, thousands of times a
 * second, each of them a line in the log: so a worker rests after each error.
 */
export function restAfterTrouble(worker: Worker): void {
  worker.on('error', () => {
    if (worker.isPaused() || worker.closing) return;
    void worker.pause(true);
    setTimeout(() => {
      if (!worker.closing) void worker.resume();
    }, restMs).unref();
  });
}
