import { expect, test } from 'vitest';
import { isLoopbackRequest } from './loopback.ts';

const request = (headers: Record<string, string>, ip = '127.0.0.1') => ({ ip, headers });

test('a call from this machine to this machine counts', () => {
  expect(isLoopbackRequest(request({ host: 'localhost:8080' }))).toBe(true);
  expect(isLoopbackRequest(request({ host: '[::1]:8080' }, '::1'))).toBe(true);
  expect(isLoopbackRequest(request({ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }))).toBe(true);
});

test.each([
  ['another machine', request({ host: 'localhost:8080' }, '192.0.2.7')],
  ['a page of another site', request({ host: 'localhost:8080', origin: 'https://evil.example' })],
  ['a page of another port', request({ host: 'localhost:8080', origin: 'http://localhost:3000' })],
  ['a DNS name rebound to loopback', request({ host: 'evil.example:8080' })],
  ['a proxy on this machine', request({ host: 'localhost:8080', 'x-forwarded-for': '192.0.2.7' })],
  ['a sandboxed page', request({ host: 'localhost:8080', origin: 'null' })],
])('%s does not', (_, foreign) => {
  expect(isLoopbackRequest(foreign)).toBe(false);
});
