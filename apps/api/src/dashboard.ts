import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const pages = [
  '/',
  '/ask',
  '/documents',
  '/documents/:id',
  '/collections/:name',
  '/collections/:name/:part',
  '/sources',
  '/sources/:id',
  '/freshness',
  '/activity',
  '/explain',
  '/questions/:id',
  '/system',
];

/** The dashboard's files; each of its addresses answers with the one page that knows them all. */
export async function serveDashboard(server: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await server.register(fastifyStatic, { root, prefix: '/', wildcard: false, index: false, immutable: true, maxAge: '365d' });
  const page = (_request: unknown, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
  for (const path of pages) server.get(path, page);
}
