import type { FastifyRequest } from 'fastify';

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * True for a request from this machine that neither a proxy handed on nor a web page of another site could have made: the address is
 * loopback, the Host header names loopback (a rebound DNS name does not), and an Origin, where a browser sends one, is the service.
 */
export function isLoopbackRequest({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
  const { host, origin } = headers;
  if (!loopbackAddresses.has(ip) || proxyHeaders.some((name) => headers[name] !== undefined)) return false;
  if (!host || !loopbackNames.has(host.replace(/:\d+$/, ''))) return false;
  return origin === undefined || origin === `http://${host}`;
}
