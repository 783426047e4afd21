import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridge } from './bridge.ts';

/** A client that says what a spec has it say. */
class Near implements Transport {
  readonly sent: JSONRPCMessage[] = [];
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport['onmessage'];
  start = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
  send = (message: JSONRPCMessage): Promise<void> => Promise.resolve(void this.sent.push(message));
}

describe('the bridge of standard input to the service', () => {
  let silent: HttpServer;
  let url: string;
  beforeEach(async () => {
    silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    silent.closeAllConnections();
    silent.close();
  });

  it('says how many requests nobody waited for, and nothing of how they ended', async () => {
    const near = new Near();
    const told: string[] = [];
    const asked = once(silent, 'request');
    const over = bridge(near, { url, key: undefined }, (line) => told.push(line));
    await expect.poll(() => near.onmessage).toBeDefined();
    near.onmessage?.({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    near.onmessage?.({ jsonrpc: '2.0', method: 'notifications/initialized' });
    await asked;
    near.onclose?.();
    expect(await over).toBe(1);
    expect(told).toEqual([]);
  });

  it('answers what is no message in one line, as JSON-RPC has it', async () => {
    const near = new Near();
    const told: string[] = [];
    const over = bridge(near, { url, key: undefined }, (line) => told.push(line));
    await expect.poll(() => near.onerror).toBeDefined();
    near.onerror?.(Object.assign(new Error('[\n "many", "lines"\n]'), { name: 'ZodError' }));
    near.onclose?.();
    expect(await over).toBe(0);
    expect(near.sent).toEqual([{ jsonrpc: '2.0', error: { code: -32_600, message: told[0] } }]);
    expect(told).toEqual(['what the client wrote is no message of JSON-RPC 2.0']);
  });
});
