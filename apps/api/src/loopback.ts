import type { FastifyRequest } from 'fastify';

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * True for a request from this machine that no web page of another site could have made: the address is loopback, the Host header
 * names loopback (a rebound DNS name does not), and an Origin, where a browser sends one, is the service itself.
 */
export function isLoopbackRequest(request: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
  const { host, origin } = request.headers;
  if (!loopbackAddresses.has(request.ip) || !host || !loopbackNames.has(host.replace(/:\d+$/, ''))) return false;
  return origin === undefined || origin === `http://${host}`;
}
