import { expect, it } from 'vitest';
import { usualPersonalKinds } from '#core';
import { refusePersonalId } from './redacted-fields.ts';

const redact = { mode: 'redact', kinds: usualPersonalKinds } as const;

it('takes no file name for an external id from which something would go', () => {
  for (const fileName of ['12345678Z.txt', '4111111111111111.pdf', '+49 30 901820.txt'])
    expect(() => refusePersonalId({ given: undefined, fileName }, redact)).toThrow('Send an externalId');
  expect(() => refusePersonalId({ given: 'claim 7', fileName: '12345678Z.txt' }, redact)).not.toThrow();
  expect(() => refusePersonalId({ given: undefined, fileName: '12345678Z.txt' }, { ...redact, mode: 'keep' })).not.toThrow();
});

it('takes an external id that was given unless it is sure to be personal', () => {
  expect(() => refusePersonalId({ given: '4111111111111111', fileName: 'a.txt' }, redact)).not.toThrow();
  expect(() => refusePersonalId({ given: 'jane@example.org', fileName: 'a.txt' }, redact)).toThrow('Name it otherwise');
});
