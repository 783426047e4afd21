import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import type { Principal } from '#core';
import type { StoredEvent } from '#store';
import { abortOnHangUp, EventStream } from '../event-stream.ts';
import { followEvents } from './follow-events.ts';

const asStaff: Principal = { organisationId: 'default', keyId: 'k', role: 'reader', groups: ['staff'] };
const asNobody: Principal = { ...asStaff, groups: [] };
const opened: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** Events without end, told to whom they were asked for; `principals` are what the key stands for at each look. */
async function serve(principals: (Principal | null)[], keyCheckMs: number) {
  const asked: string[] = [];
  const after = async ({ groups }: Principal): Promise<StoredEvent[]> => {
    asked.push(groups.join() || 'nobody');
    return Array.from({ length: 200 }, (_, at) => anEvent(`${asked.length}-${at}`, asked.at(-1) ?? ''));
  };
  const app = fastify({ forceCloseConnections: true });
  app.get('/', async (request, reply) => {
    using stream = new EventStream(reply);
    const events = { after, last: async () => null };
    const principalNow = async () => principals.shift() ?? null;
    const following = { events, principal: asStaff, principalNow, filter: {}, after: null, keyCheckMs };
    await followEvents(stream, following, abortOnHangUp(request, reply));
  });
  opened.push(app);
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), asked };
}

function anEvent(id: string, group: string): StoredEvent {
  const body = { group, text: 'x'.repeat(1000) };
  return { id, type: 'document.live', collectionId: 'c', documentId: 'd', sourceId: null, body, at: new Date(0) };
}

test('hears as what the key stands for by now, and nothing more once it no longer holds', async () => {
  const { url, asked } = await serve([asStaff, asNobody, null], 0);
  const told = await (await fetch(url)).text();
  expect(asked).toEqual(['staff', 'nobody']);
  expect(told.match(/^event: /gm)).toHaveLength(400);
});

test('a client that does not read is not read for', async () => {
  const { url, asked } = await serve([], 60_000);
  const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
  await once(socket, 'connect');
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  for (let before = -1; asked.length === 0 || asked.length > before; await sleep(200)) before = asked.length;
  expect(asked.length).toBeLessThan(200);
  const stalled = asked.length;
  socket.resume();
  while (asked.length === stalled) await sleep(10);
  socket.destroy();
});
