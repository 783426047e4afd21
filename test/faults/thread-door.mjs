// Loaded before the service (--import): on SIGUSR2 ends the threads of the model whose name stands in the file AQUIFER_BENCH_DOOR. A thread
// ends once it has done what it has in hand, and is given no more: ended in the middle of a native call, onnxruntime's binding would throw
// where nobody can catch it and take the process along.
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';

const threads = new Map();
workerThreads.Worker = class extends workerThreads.Worker {
  #inHand = 0;
  #isEnding = false;

  constructor(address, options) {
    super(address, options);
    threads.set(this, String(options?.workerData?.path ?? address));
    this.once('exit', () => threads.delete(this));
    this.on('message', (message) => {
      if (message?.id === undefined) return;
      this.#inHand -= 1;
      if (this.#isEnding) this.endWhenIdle();
    });
  }

  postMessage(message, ...rest) {
    if (this.#isEnding) return;
    if (message?.id !== undefined) this.#inHand += 1;
    super.postMessage(message, ...rest);
  }

  endWhenIdle() {
    this.#isEnding = true;
    if (this.#inHand === 0) void this.terminate();
  }
};
syncBuiltinESMExports();

process.on('SIGUSR2', () => {
  const wanted = readFileSync(process.env.AQUIFER_BENCH_DOOR, 'utf8');
  for (const [thread, path] of threads) if (path.includes(wanted)) thread.endWhenIdle();
});
