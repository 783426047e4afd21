import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** First words of its addresses; the page itself knows what comes after them. */
const sections = [
  'ask',
  'documents',
  'collections',
  'sources',
  'freshness',
  'activity',
  'explain',
  'batches',
  'evaluations',
  'guard',
  'configurations',
  'questions',
  'review',
  'system',
];

/** The dashboard's files; each of its addresses answers with the one page that knows them all. */
export async function serveDashboard(server: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await server.register(fastifyStatic, { root, prefix: '/', wildcard: false, index: false, immutable: true, maxAge: '365d' });
  const page = (_request: unknown, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
  for (const path of ['/', ...sections.flatMap((section) => [`/${section}`, `/${section}/*`])]) server.get(path, page);
}
