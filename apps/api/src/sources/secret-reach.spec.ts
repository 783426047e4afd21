import { expect, test } from 'vitest';
import { keepSecretAtHome } from './secret-reach.ts';

const before = { baseUrl: 'https://wiki.example/wiki', spaces: ['OPS'], depth: 50 };

test('other settings of the same server keep the secret', () => {
  keepSecretAtHome(before, { ...before, baseUrl: 'https://wiki.example/elsewhere', spaces: ['DEV'] });
});

test.each([
  { baseUrl: 'https://thief.example/wiki' },
  { baseUrl: 'http://wiki.example/wiki' },
  { baseUrl: 'https://wiki.example:8443/wiki' },
  { urls: ['https://wiki.example/a', 'HTTPS://thief.example/b'] },
])('another server is told the secret only when it comes along: %o', (change) => {
  expect(() => keepSecretAtHome(before, { ...before, ...change })).toThrow(/Give the secret along/);
});
