import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';

const heartbeatMs = 15_000;

/** Server-sent events over a reply. Disposing ends the stream; a client that left makes `send` a no-op. */
export class EventStream implements Disposable {
  private readonly response: FastifyReply['raw'];
  private readonly heartbeat: NodeJS.Timeout;

  constructor(reply: FastifyReply) {
    reply.hijack();
    this.response = reply.raw;
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    };
    this.response.writeHead(200, headers as Record<string, string>);
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
  }

  /** With an `id` a client that comes back says in last-event-id how far it got. */
  send(event: string, body: unknown, id?: string): void {
    this.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
  }

  /** An event without a name, as clients of OpenAI expect them. */
  sendUnnamed(data: string): void {
    this.write(`data: ${data}\n\n`);
  }

  /** Resolves when the client has taken what was sent, as far as buffers go, or when `signal` aborts. */
  async drained(signal: AbortSignal): Promise<void> {
    if (this.response.writableNeedDrain) await once(this.response, 'drain', { signal }).catch(() => undefined);
  }

  [Symbol.dispose](): void {
    clearInterval(this.heartbeat);
    if (!this.response.writableEnded) this.response.end();
  }

  /** Not into a buffer that nobody empties. */
  private beat(): void {
    if (!this.response.writableNeedDrain) this.write(': still here\n\n');
  }

  private write(text: string): void {
    if (this.response.writable) this.response.write(text);
  }
}

/** Aborts when the client hangs up before its answer is complete. */
export function abortOnHangUp(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new DOMException('the client hung up', 'AbortError'));
  });
  if (request.raw.destroyed && !request.raw.complete) controller.abort(new DOMException('the client hung up', 'AbortError'));
  return controller.signal;
}
