import type { Service } from './service.ts';

/** Settings that let a service be looked into. */
export const inspectable = { NODE_OPTIONS: '--inspect=127.0.0.1:0' } as const;

export interface Memory {
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** Held by native objects that JavaScript owns. */
  readonly externalBytes: number;
}

/** A service seen from inside, by Node's own inspector: what it still holds once its garbage is gone. */
export class Inspector implements Disposable {
  private readonly socket: WebSocket;
  private readonly port: number;
  private readonly waiting = new Map<number, (result: object) => void>();
  private lastId = 0;

  private constructor(socket: WebSocket, port: number) {
    this.socket = socket;
    this.port = port;
    socket.addEventListener('message', ({ data }) => {
      const { id, result = {} } = JSON.parse(String(data)) as { id?: number; result?: object };
      if (id !== undefined) this.waiting.get(id)?.(result);
    });
  }

  static async of({ log, url: served }: Service): Promise<Inspector> {
    const [, url] = /Debugger listening on (ws:\S+)/.exec(log.join('\n')) ?? [];
    if (!url) throw new Error('the service was not started with `inspectable`');
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return new Inspector(socket, Number(new URL(served).port));
  }

  /** After a collection; the second takes what the finalisers of the first let go. */
  async memory(): Promise<Memory> {
    for (let times = 0; times < 2; times += 1) await this.send('HeapProfiler.collectGarbage');
    const { rss, heapUsed, external } = await this.evaluate<NodeJS.MemoryUsage>('process.memoryUsage()');
    return { rssBytes: rss, heapBytes: heapUsed, externalBytes: external };
  }

  /** Open connections of clients. */
  connections(): Promise<number> {
    // Sockets to databases and queues are its own and come and go.
    return this.evaluate<number>(`process._getActiveHandles().filter(({ localPort }) => localPort === ${this.port}).length`);
  }

  [Symbol.dispose](): void {
    this.socket.close();
  }

  private async evaluate<Value>(expression: string): Promise<Value> {
    const { result } = (await this.send('Runtime.evaluate', { expression, returnByValue: true })) as { result: { value: Value } };
    return result.value;
  }

  private send(method: string, params: object = {}): Promise<object> {
    const id = (this.lastId += 1);
    return new Promise((resolve) => {
      this.waiting.set(id, (result) => {
        this.waiting.delete(id);
        resolve(result);
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
