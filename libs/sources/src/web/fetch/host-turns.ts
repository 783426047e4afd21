import { setTimeout as sleep } from 'node:timers/promises';

export interface Politeness {
  /** Requests of one host at a time. */
  readonly concurrency: number;
  /** From the start of one request to the start of the next of the same host. */
  readonly delayMs: number;
}

interface Host {
  active: number;
  nextAt: number;
  readonly waiting: (() => void)[];
}

/** Lets requests of one host through as politely as asked, for everything in this process that fetches. */
export class HostTurns {
  private readonly hosts = new Map<string, Host>();

  /** Resolves when it is the caller's turn; disposing gives the turn on. */
  async take(name: string, { concurrency, delayMs }: Politeness, signal: AbortSignal): Promise<Disposable> {
    const host = this.hostOf(name);
    while (host.active >= concurrency) await inLine(host, signal);
    host.active += 1;
    try {
      const now = Date.now();
      const at = Math.max(now, host.nextAt);
      host.nextAt = at + delayMs;
      if (at > now) await sleep(at - now, undefined, { signal });
    } catch (error) {
      this.leave(name, host);
      throw error;
    }
    let isHeld = true;
    return {
      [Symbol.dispose]: () => {
        if (isHeld) this.leave(name, host);
        isHeld = false;
      },
    };
  }

  /** The host asked to be left alone for so long. */
  pause(name: string, forMs: number): void {
    const host = this.hostOf(name);
    host.nextAt = Math.max(host.nextAt, Date.now() + forMs);
  }

  private hostOf(name: string): Host {
    const known = this.hosts.get(name);
    if (known) return known;
    const host = { active: 0, nextAt: 0, waiting: [] };
    this.hosts.set(name, host);
    return host;
  }

  private leave(name: string, host: Host): void {
    host.active -= 1;
    host.waiting.shift()?.();
    if (host.active === 0 && host.waiting.length === 0 && host.nextAt <= Date.now()) this.hosts.delete(name);
  }
}

function inLine(host: Host, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = (): void => {
      const at = host.waiting.indexOf(enter);
      if (at >= 0) host.waiting.splice(at, 1);
      reject(signal.reason);
    };
    const enter = (): void => {
      signal.removeEventListener('abort', forget);
      resolve();
    };
    if (signal.aborted) return forget();
    signal.addEventListener('abort', forget, { once: true });
    host.waiting.push(enter);
  });
}
