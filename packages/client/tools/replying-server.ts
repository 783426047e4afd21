import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export type Reply = (response: ServerResponse) => void | Promise<void>;

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** A server under `/behind/` that answers each call with the next reply, the last one again and again. */
export class ReplyingServer implements Disposable {
  replies: Reply[] = [];
  calls: Call[] = [];
  private readonly server = createServer((request, response) => void this.reply(request, response).catch(() => response.destroy()));

  static async start(): Promise<ReplyingServer> {
    const started = new ReplyingServer();
    await once(started.server.listen(0, '127.0.0.1'), 'listening');
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/behind/`;
  }

  [Symbol.dispose](): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    this.calls.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(pieces).toString() });
    await reply?.(response);
  }
}
