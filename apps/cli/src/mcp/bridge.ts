import { type JSONRPCMessage, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import type { Server } from '../client.ts';

type Id = string | number;
type Tell = (line: string) => void;

/**
 * Carries messages between a client on `near` and the service's POST /mcp, word for word. Resolves when the client is gone, with the number
 * of its requests that were not answered by then.
 */
export async function bridge(near: Transport, server: Server, tell: Tell): Promise<number> {
  return new Bridge(near, server, tell).run();
}

/** What JSON-RPC calls a line that is no JSON, and JSON that is no message. */
const broken = {
  noJson: { code: -32_700, message: 'what the client wrote is no JSON; write one message to a line' },
  noMessage: { code: -32_600, message: 'what the client wrote is no message of JSON-RPC 2.0' },
} as const;

/** To whom it may concern: what is broken says of no request that it is its own. */
export function brokenLine(near: Transport, tell: Tell, what: keyof typeof broken): void {
  tell(broken[what].message);
  near.send({ jsonrpc: '2.0', error: broken[what] }).catch((error: Error) => tell(error.message));
}

class Bridge {
  private readonly near: Transport;
  private readonly far: StreamableHTTPClientTransport;
  private readonly server: Server;
  private readonly tell: Tell;
  /** Requests of the client that wait for their answers. */
  private readonly open = new Map<Id, AbortController>();
  private isOver = false;

  constructor(near: Transport, server: Server, tell: Tell) {
    this.near = near;
    this.far = roadTo(server);
    this.server = server;
    this.tell = tell;
  }

  async run(): Promise<number> {
    const { promise: gone, resolve: onclose } = Promise.withResolvers<void>();
    // Transports have no listeners to add: whoever uses one is its only hearer.
    Object.assign(this.far, { onmessage: (message: JSONRPCMessage) => this.bringBack(message) });
    Object.assign(this.near, {
      onclose,
      onmessage: (message: JSONRPCMessage) => void this.carry(message),
      onerror: (error: Error) => (error.name === 'ZodError' ? brokenLine(this.near, this.tell, 'noMessage') : this.tell(error.message)),
    });
    await this.far.start();
    await this.near.start();
    await gone;
    return this.leave();
  }

  /** Nobody waits any more: what is under way ends in silence. */
  private async leave(): Promise<number> {
    this.isOver = true;
    const left = [...this.open.values()];
    this.open.clear();
    for (const controller of left) controller.abort();
    await this.far.close();
    return left.length;
  }

  private async carry(message: JSONRPCMessage): Promise<void> {
    // The service keeps nothing between requests: a call ends by hanging up on it.
    if ('method' in message && message.method === 'notifications/cancelled') return this.cancel(message.params?.['requestId']);
    const id = 'method' in message && 'id' in message ? message.id : null;
    const fail = (why: string): void => {
      if (id !== null) this.refuse(id, why);
      else if (!this.isOver) this.tell(why);
    };
    const { signal } = id === null ? new AbortController() : this.begin(id);
    const onRequestStreamEnd = (): void => (id === null ? undefined : fail('the service ended the answer before it was complete'));
    await this.far
      .send(message, { requestSignal: signal, onRequestStreamEnd })
      .catch((error: unknown) => fail(wordsOf(error, this.server)));
  }

  private begin(id: Id): AbortController {
    const controller = new AbortController();
    this.open.set(id, controller);
    return controller;
  }

  private cancel(id: unknown): void {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    const controller = this.open.get(id);
    this.open.delete(id);
    controller?.abort();
  }

  private bringBack(message: JSONRPCMessage): void {
    const version = 'result' in message ? message.result['protocolVersion'] : undefined;
    if (typeof version === 'string') this.far.setProtocolVersion(version);
    this.answer(message);
  }

  /** Nothing where it was answered already, or nobody waits. */
  private refuse(id: Id, why: string): void {
    if (!this.open.has(id)) return;
    this.tell(why);
    this.answer({ jsonrpc: '2.0', id, error: { code: -32_000, message: why } });
  }

  private answer(message: JSONRPCMessage): void {
    if (isAnswer(message) && message.id !== undefined) this.open.delete(message.id);
    this.near.send(message).catch((error: Error) => this.tell(error.message));
  }
}

const roadTo = ({ url, key }: Server): StreamableHTTPClientTransport =>
  new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers: key ? { authorization: `Bearer ${key}` } : {} } });

const isAnswer = (message: JSONRPCMessage): message is Extract<JSONRPCMessage, { id?: Id }> => 'result' in message || 'error' in message;

function wordsOf(error: unknown, { url }: Server): string {
  if (!(error instanceof Error)) return String(error);
  const detail = /"detail":("(?:[^"\\]|\\.)*")/.exec(error.message)?.[1];
  if (detail) return JSON.parse(detail) as string;
  return error instanceof TypeError ? `no Aquifer answers at ${url}; start it with "npx aquifer serve", or set AQUIFER_URL` : error.message;
}
