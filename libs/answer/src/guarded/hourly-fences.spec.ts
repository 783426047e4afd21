import { describe, expect, it } from 'vitest';
import { HourlyFences } from './hourly-fences.ts';

const noon = new Date('2026-01-01T12:00:00Z');
const fencesAt = (clock: () => Date, secret = 1) => new HourlyFences({ secret: new Uint8Array(32).fill(secret), clock });

describe('the word of a fence', () => {
  it('is one for a scope of rights within the hour, and another for every other scope, hour and process', () => {
    let now = noon;
    const { fenceOf } = fencesAt(() => now);
    const word = fenceOf('staff');
    expect(word).toMatch(/^[bcdfghjklmnpqrstvwxz]{5}$/);
    now = new Date('2026-01-01T12:59:59Z');
    expect(fenceOf('staff')).toBe(word);
    now = new Date('2026-01-01T13:00:00Z');
    const others = [fenceOf('staff'), fencesAt(() => noon).fenceOf('board'), fencesAt(() => noon, 2).fenceOf('staff')];
    expect(new Set([word, ...others]).size).toBe(4);
  });

  it('is known this hour and the next, whoever it was for', () => {
    let hour = 10;
    const fences = fencesAt(() => new Date(hour * 3_600_000));
    const [a10, b10] = [fences.fenceOf('a'), fences.fenceOf('b')];
    expect([...fences.words]).toEqual([a10, b10]);
    hour = 11;
    const a11 = fences.fenceOf('a');
    expect([...fences.words]).toEqual([a10, b10, a11]);
    hour = 12;
    expect([...fences.words]).toEqual([a11]);
    hour = 40;
    expect([...fences.words]).toEqual([]);
  });
});
