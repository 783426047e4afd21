import { type JSONRPCMessage, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import type { Server } from '../client.ts';

type Id = string | number;

/** Carries messages between a client on `near` and the service's POST /mcp, word for word. Resolves when the client is gone. */
export async function bridge(near: Transport, server: Server, tell: (line: string) => void): Promise<void> {
  const far = roadTo(server);
  const open = new Map<Id, AbortController>();
  const answer = (message: JSONRPCMessage): void => {
    if (isAnswer(message) && message.id !== undefined) open.delete(message.id);
    near.send(message).catch((error: Error) => tell(error.message));
  };
  const refuse = (id: Id, why: string): void => {
    if (!open.has(id)) return;
    tell(why);
    answer({ jsonrpc: '2.0', id, error: { code: -32_000, message: why } });
  };
  // Transports have no listeners to add: whoever uses one is its only hearer.
  Object.assign(far, {
    onmessage: (message: JSONRPCMessage): void => {
      const version = 'result' in message ? message.result['protocolVersion'] : undefined;
      if (typeof version === 'string') far.setProtocolVersion(version);
      answer(message);
    },
  });
  const { promise: gone, resolve: onclose } = Promise.withResolvers<void>();
  Object.assign(near, {
    onclose,
    onmessage: (message: JSONRPCMessage) => void carry(message),
    onerror: (error: Error) => tell(error.message),
  });
  await far.start();
  await near.start();
  await gone;
  const left = [...open.values()];
  open.clear();
  for (const controller of left) controller.abort();
  await far.close();

  async function carry(message: JSONRPCMessage): Promise<void> {
    // The service keeps nothing between requests: a call ends by hanging up on it.
    if ('method' in message && message.method === 'notifications/cancelled') return cancel(message.params?.['requestId']);
    const id = 'method' in message && 'id' in message ? message.id : null;
    const controller = new AbortController();
    if (id !== null) open.set(id, controller);
    const onRequestStreamEnd = (): void => (id === null ? undefined : refuse(id, 'the service ended the answer before it was complete'));
    await far
      .send(message, { requestSignal: controller.signal, onRequestStreamEnd })
      .catch((error: unknown) => (id === null ? tell(wordsOf(error, server)) : refuse(id, wordsOf(error, server))));
  }

  function cancel(id: unknown): void {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    const controller = open.get(id);
    open.delete(id);
    controller?.abort();
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
