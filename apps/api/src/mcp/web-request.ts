import type { FastifyRequest } from 'fastify';

const both = 'application/json, text/event-stream';

/** The request as the protocol's library reads one; its body comes parsed. A client that takes anything takes what the protocol asks of it. */
export function toWebRequest({ method, url, headers }: FastifyRequest, signal: AbortSignal): Request {
  const read = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) read.set(name, [value].flat().join(', '));
  const accept = read.get('accept');
  if (accept === null || accept.includes('*/*')) read.set('accept', both);
  return new Request(new URL(url, 'http://localhost'), { method, headers: read, signal });
}
