import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { greeting } from '../embedded/wire.ts';
import { Database } from './database.ts';

/** Greets every client, answers its first statement, and is gone a moment later. */
let server: Server;
let database: Database;
beforeEach(async () => {
  const begun = Buffer.from('430000000a424547494e005a0000000554', 'hex');
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(greeting('18'));
      socket.once('data', () => socket.end(begun));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  database = new Database(`postgres://someone@127.0.0.1:${port}/any`, null, { info: () => undefined, warn: () => undefined });
});
afterEach(async () => {
  await database[Symbol.asyncDispose]();
  server.close();
});

it('outlives a server that goes away in the middle of a transaction, and says so to whoever asked', async () => {
  const lost = database.transaction(async (transaction) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await transaction.query('list_migrations');
  });
  await expect(lost).rejects.toMatchObject({ code: 'store_unavailable' });
});

it("leaves the caller's own error as it is", async () => {
  const failure = new Error('mine');
  await expect(database.transaction(() => Promise.reject(failure))).rejects.toBe(failure);
});
