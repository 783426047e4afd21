import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Folders of this process's own. They go when the work in them is done or fails, and also when the process is asked to stop: `signal` is
 * aborted then, and what has not ended after `patienceMs` is cut off.
 */
export class OwnFolders implements Disposable {
  private readonly stopping = new AbortController();
  private readonly present = new Set<string>();
  private readonly patienceMs: number;

  constructor(patienceMs = 5000) {
    this.patienceMs = patienceMs;
    for (const name of signals) process.on(name, this.stop);
  }

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  async within<Result>(prefix: string, work: (folder: string) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), prefix));
    this.present.add(folder);
    try {
      this.signal.throwIfAborted();
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
      this.present.delete(folder);
    }
  }

  [Symbol.dispose](): void {
    for (const name of signals) process.off(name, this.stop);
  }

  private readonly stop = (name: (typeof signals)[number]): void => {
    if (this.signal.aborted) return;
    this.stopping.abort(new Error(`stopped by ${name} before it was done`));
    setTimeout(() => this.leave(name), this.patienceMs).unref();
  };

  private leave(name: (typeof signals)[number]): void {
    for (const folder of this.present) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.exit(128 + constants.signals[name]);
  }
}
