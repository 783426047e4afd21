// Loaded before the service (--import): on SIGUSR2 ends the threads of the model whose name stands in the file AQUIFER_BENCH_DOOR, as a
// crash of onnxruntime would.
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';

const threads = new Map();
workerThreads.Worker = class extends workerThreads.Worker {
  constructor(address, options) {
    super(address, options);
    threads.set(this, String(options?.workerData?.path ?? address));
    this.once('exit', () => threads.delete(this));
  }
};
syncBuiltinESMExports();

process.on('SIGUSR2', () => {
  const wanted = readFileSync(process.env.AQUIFER_BENCH_DOOR, 'utf8');
  for (const [thread, path] of threads) if (path.includes(wanted)) void thread.terminate();
});
