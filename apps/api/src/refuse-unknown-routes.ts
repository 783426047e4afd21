import type { FastifyInstance } from 'fastify';
import { Fault } from '#core';
import { insteadOf } from './openai/openai-error.ts';

/** Answers 405 and names the methods there are, where the path is right and the method is not; 404, and where to look, where nothing of the API is. */
export function refuseUnknownRoutes(server: FastifyInstance): void {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: new RegExp(`^${url.replaceAll(/:[^/]+/g, '[^/]+').replaceAll('*', '.*')}/?$`), methods: [method].flat() });
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const [path = ''] = request.url.split('?');
    const allowed = new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods));
    if (allowed.size === 0 && !path.startsWith('/v1/')) return;
    if (allowed.size === 0) throw new Fault('not_found', `there is no ${request.method} ${path} here; ${insteadOf(path)}`);
    const names = [...allowed].join(', ');
    void reply.header('allow', names);
    throw new Fault('method_not_allowed', `${request.method} is not for ${path}; use ${names}`);
  });
}
