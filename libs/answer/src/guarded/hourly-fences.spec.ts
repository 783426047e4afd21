import { expect, it } from 'vitest';
import { hourlyFences } from './hourly-fences.ts';

const noon = new Date('2026-01-01T12:00:00Z');
const fencesAt = (clock: () => Date, secret = 1) => hourlyFences({ secret: new Uint8Array(32).fill(secret), clock });

it('is one word for a scope of rights within the hour, and another for every other scope, hour and process', () => {
  let now = noon;
  const fenceOf = fencesAt(() => now);
  const word = fenceOf('staff');
  expect(word).toMatch(/^[bcdfghjklmnpqrstvwxz]{5}$/);
  now = new Date('2026-01-01T12:59:59Z');
  expect(fenceOf('staff')).toBe(word);
  now = new Date('2026-01-01T13:00:00Z');
  const others = [fenceOf('staff'), fencesAt(() => noon)('board'), fencesAt(() => noon, 2)('staff')];
  expect(new Set([word, ...others]).size).toBe(4);
});
