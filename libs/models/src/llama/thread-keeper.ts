import type { Llama } from 'node-llama-cpp';
import { SpareCores } from './spare-cores.ts';

const betweenLooksMs = 300;

/**
 * Holds llama.cpp to the cores that other work leaves. Its threads wait for one another at every layer: one that has lost its core holds up
 * all, so that on two busy cores two threads do a twentieth of what they do on two free ones, and one does half.
 */
export class ThreadKeeper {
  private readonly llama: Pick<Llama, 'maxThreads'>;
  private readonly most: number;
  private readonly spare: SpareCores;
  private running = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(llama: Pick<Llama, 'maxThreads'>, most: number, spare = new SpareCores()) {
    this.llama = llama;
    this.most = most;
    this.spare = spare;
  }

  /** In use now. */
  get threads(): number {
    return this.llama.maxThreads;
  }

  /** Looks again and again until the last that was begun has ended. */
  begin(): Disposable {
    if (this.running === 0 && this.most > 1) this.watch();
    this.running += 1;
    return { [Symbol.dispose]: () => this.end() };
  }

  private watch(): void {
    this.spare.forget();
    this.look();
    this.timer = setInterval(() => this.look(), betweenLooksMs).unref();
  }

  private look(): void {
    const left = this.spare.leftTo(this.threads);
    if (left !== null) this.llama.maxThreads = Math.min(this.most, left);
  }

  private end(): void {
    this.running -= 1;
    if (this.running > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }
}
