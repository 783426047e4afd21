import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { KeyedHash } from './keyed-hash.ts';

it('makes what every other implementation makes of it', () => {
  const key = randomBytes(32);
  const keyed = new KeyedHash(key);
  for (const text of ['', 'anna schmidt', 'käthe oberhuber', 'x'.repeat(1000)])
    expect(keyed.of(text)).toEqual(createHmac('sha256', key).update(text).digest());
});
