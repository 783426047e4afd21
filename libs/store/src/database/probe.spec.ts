import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { DatabaseError } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { greeting } from '../embedded/wire.ts';
import { isRefusal, Probe } from './probe.ts';

/** Greets every client, then answers what it asks while it may. */
let server: Server;
let probe: Probe;
let logins: number;
let isAnswering: boolean;
const said = Buffer.from('430000000d53454c4543542031005a0000000549', 'hex');
const open = new Set<Socket>();

beforeEach(async () => {
  logins = 0;
  isAnswering = true;
  server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      logins += 1;
      socket.write(greeting('18'));
      socket.on('data', () => isAnswering && socket.write(said));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  probe = new Probe(`postgres://someone@127.0.0.1:${(server.address() as AddressInfo).port}/any`);
});
afterEach(async () => {
  await probe[Symbol.asyncDispose]();
  for (const socket of open) socket.destroy();
  open.clear();
  server.close();
});

const patient = (): AbortSignal => AbortSignal.timeout(1000);

it('logs in once for all that it asks, and anew where that connection fell silent', async () => {
  await probe.ask(patient());
  await probe.ask(patient());
  expect(logins).toBe(1);
  isAnswering = false;
  const late = AbortSignal.timeout(20);
  const unheard = probe.ask(late);
  await expect(unheard).rejects.toThrow();
  isAnswering = true;
  await probe.ask(patient());
  expect(logins).toBe(2);
});

it('takes the word of a server for life, a no as well, but not that nobody is reached', async () => {
  expect(isRefusal(new DatabaseError('too many clients', 16, 'error'))).toBe(true);
  expect(isRefusal(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(true);
  for (const code of ['ENETUNREACH', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET'])
    expect(isRefusal(Object.assign(new Error('connect'), { code }))).toBe(false);
});
