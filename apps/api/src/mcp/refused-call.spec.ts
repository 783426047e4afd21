import { expect, it } from 'vitest';
import { refusedCall } from './refused-call.ts';

const call = (name: string) => ({ jsonrpc: '2.0' as const, id: 7, method: 'tools/call', params: { name } });

it('refuses a tool that the key may not use, and names those it may', () => {
  expect(refusedCall(call('ask'), ['search', 'read'])).toMatchObject({
    id: 7,
    error: { code: -32_602, message: expect.stringContaining('it may use search, read.') },
  });
  expect(refusedCall(call('ask'), [])).toMatchObject({ error: { message: expect.stringContaining('none') } });
});

it('leaves everything else to the protocol', () => {
  for (const message of [call('search'), call('nonsense'), { ...call('ask'), id: undefined }, { jsonrpc: '2.0' as const, method: 'ping' }])
    expect(refusedCall(message, ['search'])).toBeNull();
});
