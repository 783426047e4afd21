import type { FastifyRequest } from 'fastify';

/** Where the caller found this service, for links in his own answer; a proxy in front says whether he came by TLS. */
export function originOf({ host, protocol, headers }: Pick<FastifyRequest, 'host' | 'protocol' | 'headers'>): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : protocol;
  const origin = `${scheme}://${host}`;
  return URL.canParse(origin) ? origin : 'http://localhost';
}
